package io.orderarchiver.run;

import java.time.Duration;

import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.RenameCollectionOptions;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.WatchHarness.Recorder;
import io.orderarchiver.run.WatchHarness.Watching;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.simulation.server.EmbeddedMongo;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import io.orderarchiver.watch.TokenLostPolicy;
import io.orderarchiver.watch.position.PositionRefusedException;
import io.orderarchiver.watch.state.WatchState;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(120)
class WatchPositionIT extends RunFixture {

	private static final Duration IDLE = Duration.ofMillis(1500);

	/** No server takes this for a position of its own. */
	private static final String NO_TOKEN = "82FFFFFF";

	@Test
	void lostTokenIsMendedByACatchUp() {
		loseToken();
		this.town.place(30);
		WatchReport report = this.watcher.drain();
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(report.thisExecution().archived()).isEqualTo(30);
		assertArchiveIsAsExpected();
	}

	@Test
	void lostTokenFailsWhereThePolicySaysSoAndStaysForTheNextStart() {
		loseToken();
		this.town.place(3);
		for (int start = 0; start < 2; start++) {
			WatchReport report = this.watcher.drain(WatchHarness.untilIdle(IDLE, TokenLostPolicy.FAIL));
			assertThat(report.exitStatus()).isEqualTo(ExitStatus.TOKEN_LOST);
			assertThat(report.reason()).contains("--on-token-lost=catch-up");
		}
		assertThat(this.watcher.drain().thisExecution().archived()).isEqualTo(3);
	}

	@Test
	void lostTokenSkipsTheGapWhereThePolicySaysSo() {
		loseToken();
		this.town.place(3);
		WatchReport report = this.watcher.drain(WatchHarness.untilIdle(IDLE, TokenLostPolicy.FROM_NOW));
		assertThat(report.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(report.thisExecution().read()).isZero();
		assertThat(this.town.archive()).hasSize(1);
		this.town.place(this.town.order("CMD-new"));
		assertThat(this.watcher.drain().thisExecution().archived()).as("and goes on from there").isOne();
	}

	@Test
	void tokenThatIsOlderThanTheLogIsMendedByACatchUp() {
		try (EmbeddedMongo server = EmbeddedMongo.withOplogEntries(50); TestMongo other = TestMongo.on(server.uri())) {
			Town busy = Town.in(other.database());
			WatchHarness watching = WatchHarness.of(server.uri(), other.databaseName(), this.home);
			busy.place(busy.order("CMD-first"));
			assertThat(watching.drain().thisExecution().archived()).isOne();
			busy.place(200);
			WatchReport report = watching.drain();
			assertThat(report.thisExecution().archived()).isEqualTo(200);
			assertThat(ExpectedArchive.actual(other.database())).isEqualTo(ExpectedArchive.of(other.database()));
		}
	}

	@Test
	void watchOutlivesADropOfTheOrdersAndArchivesThoseOfTheNewCollection() {
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			this.town.place(this.town.order("CMD-old"));
			awaitArchived(1);
			collection("Commande").drop();
			this.town.place(this.town.order("CMD-new"));
			awaitArchived(2);
			WatchReport report = watch.stopped();
			assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		}
	}

	@Test
	void collectionThatIsRenamedIntoPlaceIsCaughtUpOn() {
		MongoCollection<Document> rebuilt = collection("Commande_rebuilt");
		rebuilt.insertOne(this.town.order("CMD-rebuilt"));
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			rebuilt.renameCollection(new MongoNamespace(this.mongo.databaseName(), "Commande"),
					new RenameCollectionOptions().dropTarget(true));
			awaitArchived(1);
			this.town.place(this.town.order("CMD-later"));
			awaitArchived(2);
			watch.stopped();
		}
		assertArchiveIsAsExpected();
	}

	@Test
	void positionOfAnIdleStreamMovesOnWithOtherWrites() {
		try (Watching watch = this.watcher.start(WatchHarness.savingEvery(Duration.ofMillis(200)), Start.RESUME)
			.awaitStreaming()) {
			String before = tokenIn(this.watcher.savedContext());
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
				this.town.insert("Autre", new Document("n", 1));
				return !tokenIn(this.watcher.savedContext()).equals(before);
			});
			assertThat(watch.recorder().batches).isEmpty();
		}
	}

	@Test
	void positionIsSavedBeforeTheCatchUpSoThatACrashInItCatchesUpAgain() {
		this.town.place(2500);
		StopSignal stop = new StopSignal();
		WatchReport stopped = this.watcher.run(WatchHarness.DEFAULT, Start.RESUME, stop, new Recorder() {
			@Override
			public void stored(StoredBatch batch) {
				stop.request();
			}
		});
		assertThat(stopped.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(this.town.archive()).hasSizeLessThan(2500);
		assertThat(this.watcher.savedContext()).contains("CATCH_UP");
		Recorder recorder = new Recorder();
		WatchReport report = this.watcher.run(WatchHarness.untilIdle(IDLE), Start.RESUME, new StopSignal(), recorder);
		assertThat(recorder.states).contains(WatchState.CATCHING_UP);
		assertThat(report.total().archived()).isEqualTo(2500);
		assertArchiveIsAsExpected();
	}

	@Test
	void positionOfAnotherSelectionOfEventsIsRefusedWithTheChoices() {
		this.watcher.drain();
		this.watcher.tamper("(watch.events\"\\s*:\\s*\")[0-9a-f]+", "$10123456789abcdef");
		assertThatExceptionOfType(PositionRefusedException.class).isThrownBy(this.watcher::drain)
			.withMessageContaining("--no-resume");
	}

	@Test
	void positionOfAnotherClusterIsRefusedWithTheChoices() {
		this.watcher.drain();
		String own = this.watcher.savedContext();
		this.watcher.tamper("(watch.cluster\"\\s*:\\s*\")[0-9a-f]*", "$10123456789abcdef01234567");
		if (own.matches("(?s).*watch.cluster\"\\s*:\\s*\"[0-9a-f]+.*")) {
			assertThatExceptionOfType(PositionRefusedException.class).isThrownBy(this.watcher::drain)
				.withMessageContaining("another cluster");
		}
		else {
			assertThat(this.watcher.drain().resumed()).as("who may not see the id is not refused").isTrue();
		}
	}

	private void loseToken() {
		this.town.place(this.town.order("CMD-0"));
		assertThat(this.watcher.drain().thisExecution().archived()).isOne();
		this.watcher.tamper("(_data[\\\\\": ]+)[0-9A-F]+", "$1" + NO_TOKEN);
	}

	private static String tokenIn(String context) {
		return context.replaceFirst("(?s).*_data[\\\\\": ]+([0-9A-F]+).*", "$1");
	}

}
