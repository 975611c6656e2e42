package io.orderarchiver.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.SeededRandom;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class WatchCrashIT extends RunFixture {

	private static final int KILLS = 10;

	@RegisterExtension
	private final SeededRandom random = new SeededRandom();

	@Test
	void killedTenTimesUnderLoadItMissesNoOrder() throws IOException {
		Set<Object> conflicts = ConcurrentHashMap.newKeySet();
		this.town.place(500);
		ScheduledExecutorService town = Executors.newSingleThreadScheduledExecutor();
		try {
			ScheduledFuture<?> life = town.scheduleWithFixedDelay(() -> live(conflicts), 0, 20, TimeUnit.MILLISECONDS);
			for (int kill = 1; kill <= KILLS; kill++) {
				try (ChildJvm child = child("child-%d.log".formatted(kill))) {
					if (kill % 2 == 0) {
						await(child, () -> child.output().contains(WatchChild.STREAMING));
					}
					long enough = archived() + this.random.nextLong(1, 150);
					await(child, () -> archived() >= enough);
					assertThat(child.isAlive()).as("kill %d: %s", kill, child.output()).isTrue();
					child.kill();
				}
				assertThat(life.isDone()).as("the town lives on").isFalse();
			}
		}
		finally {
			town.shutdown();
			Awaitility.await().until(town::isTerminated);
		}
		WatchReport last = this.watcher.drain();
		assertThat(last.exitStatus()).as(last.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(last.resumed()).isTrue();
		Map<Object, Document> expected = ExpectedArchive.of(this.mongo.database());
		expected.keySet().removeAll(conflicts);
		Map<Object, Document> actual = ExpectedArchive.actual(this.mongo.database());
		assertThat(expected.keySet()).as("missing").allMatch(actual::containsKey);
		assertThat(actual.keySet()).as("too many").allMatch(expected::containsKey);
		assertThat(actual).isEqualTo(expected);
		assertThat(this.town.rejects()).extracting((reject) -> reject.get("_id"))
			.containsExactlyInAnyOrderElementsOf(conflicts);
		Counts total = last.total();
		assertThat(total.archived() + total.duplicates() + total.rejects() + total.knownRejects() + total.gone())
			.isEqualTo(total.read());
	}

	@Test
	void killedInTheCatchUpTheNextStartCatchesUpAgain() throws IOException {
		this.town.place(6000);
		try (ChildJvm child = child()) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofMillis(2))
				.until(() -> archived() > 0 || !child.isAlive());
			child.kill();
			assertThat(archived()).as(child.output()).isBetween(1L, 5999L);
		}
		WatchReport last = this.watcher.drain();
		assertThat(last.resumed()).isTrue();
		assertArchiveIsAsExpected();
	}

	@Test
	void terminatedItEndsWithItsPositionSavedAndExitCodeZero() throws IOException {
		this.town.place(10);
		try (ChildJvm child = child()) {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> archived() == 10);
			child.terminate();
			assertThat(child.awaitExit()).as(child.output()).isZero();
		}
		WatchReport next = this.watcher.drain();
		assertThat(next.resumed()).isTrue();
		assertThat(next.thisExecution().archived()).isZero();
	}

	/** Some orders come in delivered, some become so, and now and then one is wrong. */
	private void live(Set<Object> conflicts) {
		List<Document> placed = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			Document order = this.town.order("CMD-" + new ObjectId())
				.append("status", this.random.nextBoolean() ? "livrée" : "en livraison");
			if (this.random.nextInt(10) == 0) {
				order.append("id_menu", new ObjectId());
			}
			if (this.random.nextInt(60) == 0 && isArchived("CMD-000000")) {
				order.append("numero_commande", "CMD-000000").append("status", "livrée");
				conflicts.add(order.get("_id"));
			}
			placed.add(order);
		}
		collection("Commande").insertMany(placed);
		placed.forEach((order) -> collection("Commande").updateOne(Filters.eq("_id", order.get("_id")),
				Updates.set("status", "livrée")));
	}

	/**
	 * Before, whichever of two orders with one number is seen first is archived: it may
	 * be the younger one, of which the stream tells while the watch opens it.
	 */
	private boolean isArchived(String number) {
		return collection("Historique").countDocuments(Filters.eq("numero_commande", number)) > 0;
	}

	private static void await(ChildJvm child, BooleanSupplier condition) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> condition.getAsBoolean() || !child.isAlive());
	}

	private ChildJvm child() throws IOException {
		return child("child.log");
	}

	private ChildJvm child(String log) throws IOException {
		return ChildJvm.start(WatchChild.class, this.home.resolve(log), this.mongo.uri(), this.mongo.databaseName(),
				this.home.toString());
	}

	private long archived() {
		return collection("Historique").countDocuments();
	}

}
