package io.orderarchiver.run;

import java.time.Duration;
import java.util.Date;
import java.util.List;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.WatchHarness.Watching;
import io.orderarchiver.run.lease.AlreadyRunningException;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.testing.Town;
import io.orderarchiver.watch.TokenLostPolicy;
import io.orderarchiver.watch.WatchOptions.CatchUp;
import io.orderarchiver.watch.state.WatchState;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(120)
class WatchRunIT extends RunFixture {

	@Test
	void orderIsArchivedWhenItsStatusBecomesDelivered() {
		Document order = this.town.place(this.town.order("CMD-1").append("status", "en livraison"));
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			deliver(order);
			awaitArchived(1);
			WatchReport report = watch.stopped();
			assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
			assertThat(report.total().archived()).isOne();
			assertThat(report.position()).isPresent();
		}
		assertArchiveIsAsExpected();
	}

	@Test
	void orderThatIsInsertedOrReplacedAsDeliveredIsArchived() {
		Document replaced = this.town.place(this.town.order("CMD-1").append("status", "en attente"));
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			this.town.place(this.town.order("CMD-2"));
			collection("Commande").replaceOne(byId(replaced),
					this.town.order("CMD-3").append("_id", replaced.get("_id")));
			this.town.place(this.town.order("CMD-4").append("status", "annulée"));
			awaitArchived(2);
			assertThat(watch.stopped().total().read()).isEqualTo(2);
		}
		assertArchiveIsAsExpected();
	}

	@Test
	void laterUpdateOfADeliveredOrderIsNoEvent() {
		Document order = this.town.place(this.town.order("CMD-1"));
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			collection("Commande").updateOne(byId(order), Updates.set("moyen_de_payement", "PayPal"));
			this.town.place(this.town.order("CMD-2"));
			awaitArchived(2);
			WatchReport report = watch.stopped();
			assertThat(report.total().read()).as("one caught up on, one delivered").isEqualTo(2);
			assertThat(report.total().duplicates()).isZero();
		}
	}

	@Test
	void updateByPipelineThatDeliversIsSeen() {
		Document order = this.town.place(this.town.order("CMD-1").append("status", "en livraison"));
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			if (this.mongo.isReal()) {
				collection("Commande").updateOne(byId(order), List.of(Aggregates.set(new Field<>("status", "livrée"))));
			}
			else {
				collection("Commande").replaceOne(byId(order), order.append("status", "livrée"));
			}
			awaitArchived(1);
			assertThat(watch.stopped().total().archived()).isOne();
		}
		assertArchiveIsAsExpected();
	}

	@Test
	void orderThatIsDeliveredCorrectedAndDeliveredAgainIsArchivedOnce() {
		Document order = this.town.place(this.town.order("CMD-1").append("status", "en livraison"));
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			deliver(order);
			awaitArchived(1);
			collection("Commande").updateOne(byId(order), Updates.set("status", "en livraison"));
			deliver(order);
			this.town.place(this.town.order("CMD-2"));
			awaitArchived(2);
			WatchReport report = watch.stopped();
			assertThat(report.total().archived()).isEqualTo(2);
			assertThat(report.total().duplicates() + report.total().gone()).as("the second delivery is counted")
				.isOne();
		}
		assertArchiveIsAsExpected();
	}

	@Test
	void whatWasDeliveredBeforeTheFirstStartIsCaughtUpOn() {
		this.town.place(2500);
		WatchReport report = this.watcher.drain();
		assertThat(report.total().archived()).isEqualTo(2500);
		assertArchiveIsAsExpected();
	}

	@Test
	void orderDeliveredDuringTheCatchUpIsArchived() {
		List<Document> placed = this.town.place(3000);
		Document late = this.town.place(this.town.order("CMD-late").append("status", "en livraison"));
		WatchHarness.Recorder delivers = new WatchHarness.Recorder() {
			@Override
			public void stored(StoredBatch batch) {
				if (this.batches.isEmpty()) {
					deliver(late);
				}
				super.stored(batch);
			}
		};
		collection("Commande").updateOne(byId(late), Updates.set("date_commande", placed.get(0).get("date_commande")));
		WatchReport report = this.watcher.run(WatchHarness.untilIdle(Duration.ofMillis(1500)), Start.RESUME,
				new io.orderarchiver.archive.stop.StopSignal(), delivers);
		assertThat(delivers.batches.get(0).state()).isEqualTo(WatchState.CATCHING_UP);
		assertThat(report.total().archived()).isEqualTo(3001);
		assertArchiveIsAsExpected();
	}

	@Test
	void withoutCatchUpOnlyTheStreamIsArchived() {
		this.town.place(10);
		try (Watching watch = this.watcher
			.start(WatchHarness.options(CatchUp.SKIP, TokenLostPolicy.CATCH_UP), Start.RESUME)
			.awaitStreaming()) {
			this.town.place(this.town.order("CMD-new"));
			awaitArchived(1);
			assertThat(watch.stopped().total().read()).isOne();
		}
		assertThat(this.town.archive()).extracting((order) -> order.get("numero_commande")).containsExactly("CMD-new");
	}

	@Test
	void nextStartResumesWhereTheLastOneStopped() {
		this.watcher.drain();
		this.town.place(20);
		WatchReport report = this.watcher.drain();
		assertThat(report.resumed()).isTrue();
		assertThat(report.thisExecution().archived()).isEqualTo(20);
		assertThat(this.watcher.drain().thisExecution().read()).as("nothing is left").isZero();
		assertArchiveIsAsExpected();
	}

	@Test
	void freshStartTakesAPositionOfItsOwn() {
		WatchReport first = this.watcher.drain();
		this.town.place(5);
		try (Watching watch = this.watcher
			.start(WatchHarness.options(CatchUp.SKIP, TokenLostPolicy.CATCH_UP), Start.FRESH)
			.awaitStreaming()) {
			WatchReport second = watch.stopped();
			assertThat(second.run()).isNotEqualTo(first.run());
			assertThat(second.total().read()).isZero();
		}
	}

	@Test
	void incompleteAndRejectedOrdersAreToldApartAndTheStreamGoesOn() {
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			this.town.place(this.town.order("CMD-1").append("id_client", new ObjectId()));
			this.town.place(this.town.order("CMD-2").append("numero_commande", "  "));
			this.town.place(this.town.order("CMD-1"));
			this.town.place(this.town.order("CMD-3").append("date_commande", Date.from(Town.NOON.plusSeconds(5))));
			awaitArchived(2);
			Awaitility.await().until(() -> this.town.rejects().size() == 2);
			WatchReport report = watch.stopped();
			assertThat(report.exitStatus()).as("rejects do not fail a watch").isEqualTo(ExitStatus.COMPLETE);
			assertThat(report.total().incomplete()).isOne();
			assertThat(report.total().rejects()).isEqualTo(2);
			assertThat(report.total().conflicts()).isOne();
		}
	}

	@Test
	void rejectLeavesTheStoreWhenItsOrderIsMendedAndDeliveredAgain() {
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			Document order = this.town.place(this.town.order("CMD-1").append("numero_commande", " "));
			Awaitility.await().until(() -> this.town.rejects().size() == 1);
			collection("Commande").replaceOne(byId(order), this.town.order("CMD-1").append("_id", order.get("_id")));
			awaitArchived(1);
			Awaitility.await().until(() -> this.town.rejects().isEmpty());
			assertThat(watch.stopped().total().rejects()).isOne();
		}
		assertArchiveIsAsExpected();
	}

	@Test
	void orderThatAnotherToolArchivedIsADuplicate() {
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			Document order = this.town.order("CMD-1");
			this.town.insert("Historique", new Document("numero_commande", "CMD-1").append("id_commande",
					order.getObjectId("_id").toHexString()));
			this.town.place(order);
			Awaitility.await().until(() -> !watch.recorder().batches.isEmpty());
			assertThat(watch.stopped().total().duplicates()).isOne();
		}
	}

	@Test
	void secondWatchOfATargetIsRefusedAndNamesTheLivingOne() {
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			assertThatExceptionOfType(AlreadyRunningException.class).isThrownBy(this.watcher::drain)
				.withMessageContaining("process " + ProcessHandle.current().pid());
			this.town.place(this.town.order("CMD-1"));
			awaitArchived(1);
			assertThat(watch.stopped().total().archived()).isOne();
		}
	}

	@Test
	void archiveRunsBesideTheWatchAndNothingIsArchivedTwice() {
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			this.town.place(3000);
			RunReport archive = this.archiver.archive();
			assertThat(archive.exitStatus()).as(archive.reason()).isEqualTo(ExitStatus.COMPLETE);
			awaitArchived(3000);
			Awaitility.await()
				.until(() -> watch.recorder().batches.stream()
					.mapToLong((batch) -> batch.tally().read())
					.sum() >= 3000);
			WatchReport report = watch.stopped();
			assertThat(report.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
			assertThat(report.total().archived() + archive.total().archived()).isEqualTo(3000);
		}
		assertArchiveIsAsExpected();
	}

	private void deliver(Document order) {
		collection("Commande").updateOne(byId(order), Updates.set("status", "livrée"));
	}

	private static org.bson.conversions.Bson byId(Document order) {
		return Filters.eq("_id", order.get("_id"));
	}

}
