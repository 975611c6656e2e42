package io.orderarchiver.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.archive.indexes.ArchiveIndexes.Creation;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.step.RecordedStep;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.testing.Town;
import io.orderarchiver.verify.VerifyListener;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.finding.FindingKind;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Verifications that several threads work on. */
class PartitionedVerificationIT extends RunFixture {

	private static final int ORDERS = 900;

	private VerifyHarness verifier;

	@BeforeEach
	void callTheAuditor() {
		this.verifier = VerifyHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home);
	}

	@Test
	void severalThreadsFindWhatOneFindsAndListItInTheSameOrder() throws IOException {
		archiveAndSpoil();
		VerifyReport one = verify(1);
		List<String> listed = lines();
		assertThat(one.counts().findings()).as("findings of nearly all kinds")
			.allSatisfy((kind, count) -> assertThat(count).as(kind.name())
				.isGreaterThan((kind == FindingKind.PENDING) ? -1 : 0));
		assertThat(steps(one, "verifyOrders")).hasSize(1);
		VerifyReport three = verify(3);
		assertThat(three.exitStatus()).as(three.reason()).isEqualTo(one.exitStatus());
		assertThat(three.counts()).isEqualTo(one.counts());
		assertThat(lines()).isEqualTo(listed);
		assertThat(steps(three, "verifyOrders")).hasSizeGreaterThan(8).allMatch(PartitionedVerificationIT::isComplete);
		assertThat(steps(three, "verifyArchive")).hasSizeGreaterThan(8).allMatch(PartitionedVerificationIT::isComplete);
		assertThat(recorded(three).found()).contains(one.counts());
		assertThat(this.home.resolve("data").resolve("verify")).isEmptyDirectory();
	}

	@ParameterizedTest
	@ValueSource(ints = { 110, 700 })
	void stoppedItListsWhatItHasFoundAndAnotherNumberOfThreadsGoesOn(int pages) throws IOException {
		archiveAndSpoil();
		VerifyReport whole = verify(1);
		List<String> listed = lines();
		StopSignal stop = new StopSignal();
		VerifyReport stopped = this.verifier.verify(options(3), stop, atPage(pages, stop::request));
		assertThat(stopped.exitStatus()).as(stopped.reason()).isEqualTo(ExitStatus.STOPPED);
		assertThat(stopped.counts().lookedAt()).isPositive().isLessThan(whole.counts().lookedAt());
		assertThat(lines()).as("as far as it came").isNotEmpty().isSubsetOf(listed).hasSizeLessThan(listed.size());
		String pass = (pages < 200) ? "verifyOrders" : "verifyArchive";
		List<RecordedStep> before = steps(stopped, pass);
		assertThat(before).anyMatch(PartitionedVerificationIT::isComplete).anyMatch((step) -> !isComplete(step));
		VerifyReport resumed = verify(2);
		assertThat(resumed.resumed()).isTrue();
		assertThat(resumed.counts()).isEqualTo(whole.counts());
		assertThat(lines()).isEqualTo(listed);
		assertThat(steps(resumed, pass)).as("what was complete is skipped").hasSizeLessThan(before.size());
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void resumedItSweepsWhatWasDeliveredBehindItMeanwhile(int partitions) {
		archiveAll();
		VerifyReport failed = this.verifier.verify(options(partitions), new StopSignal(), atPage(100, () -> {
			throw new IllegalStateException("page 100 broke");
		}));
		assertThat(failed.exitStatus()).isEqualTo(ExitStatus.FAILED);
		assertThat(failed.reason()).contains("page 100 broke");
		for (int i = 0; i < ORDERS; i += 50) {
			this.town.place(
					this.town.order("CMD-late-" + i).append("date_commande", Date.from(Town.NOON.plusSeconds(i / 3))));
		}
		this.town.place(this.town.order("CMD-late-undated").append("date_commande", null));
		VerifyReport resumed = verify(2);
		assertThat(resumed.resumed()).isTrue();
		assertThat(resumed.counts().of(FindingKind.MISSING)).isEqualTo(ORDERS / 50 + 1);
		assertThat(resumed.counts().equal()).isEqualTo(this.town.archive().size());
	}

	@Test
	void anArrayAmongTheDatesMeansOnePartitionOfOrders() {
		this.town.place(this.town.order("CMD-array")
			.append("date_commande", List.of(Date.from(Town.NOON), Date.from(Town.NOON.plusSeconds(100)))));
		archiveAll();
		VerifyReport report = verify(3);
		assertThat(report.exitStatus()).as("%s %s", report.reason(), report.counts()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(report.counts().equal()).isEqualTo(this.town.archive().size());
		assertThat(steps(report, "verifyOrders")).extracting(RecordedStep::name).containsExactly("verifyOrders:all");
		assertThat(steps(report, "verifyArchive")).as("its _ids are cut all the same").hasSizeGreaterThan(8);
	}

	private List<Document> archiveAll() {
		List<Document> orders = this.town.ordersOfAllKinds(ORDERS);
		Collections.shuffle(orders, new Random(7));
		collection("Commande").insertMany(orders);
		assertThat(this.archiver.archive().exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		return orders;
	}

	private void archiveAndSpoil() {
		this.town.place(this.town.order(" "));
		List<Document> orders = this.town.ordersOfAllKinds(ORDERS);
		collection("Commande").insertMany(orders);
		this.archiver.archive();
		orders.removeIf((order) -> !"livrée".equals(order.get("status")));
		for (int i = 0; i + 12 < orders.size(); i += 30) {
			set("Historique", orders.get(i + 1), "coût_commande", 0);
			set("Historique", orders.get(i + 2), "nom_client", null);
			set("Historique", orders.get(i + 4), "prix_menu", 1);
			set("Commande", orders.get(i + 6), "status", "annulée");
			collection("Commande").deleteOne(byId(orders.get(i + 7)));
			collection("Historique").deleteOne(byId(orders.get(i + 8)));
			tell(orders.get(i + 9), new ObjectId(), "twice-" + i);
			tellTwice(orders.get(i + 10), i);
			collection("Historique").deleteOne(byId(orders.get(i + 11)));
			tell(orders.get(i + 11), "foreign-" + i, orders.get(i + 11).getString("numero_commande"));
		}
		Document incomplete = orders.stream()
			.filter((order) -> order.get("date_commande") == null)
			.skip(2)
			.findFirst()
			.orElseThrow();
		set("Commande", incomplete, "date_commande", Date.from(Town.NOON));
	}

	/** Rows at both ends of the archive speak of a deleted order. */
	private void tellTwice(Document order, int i) {
		collection("Commande").deleteOne(byId(order));
		collection("Historique").deleteOne(byId(order));
		tell(order, i, "old-" + i);
		tell(order, new ObjectId(), "older-" + i);
	}

	private void tell(Document order, Object id, String number) {
		this.town.insert("Historique", new Document("_id", id).append("numero_commande", number)
			.append("id_commande", order.getObjectId("_id").toHexString()));
	}

	private void set(String collection, Document order, String field, @Nullable Object value) {
		collection(collection).updateOne(byId(order), Updates.set(field, value));
	}

	private static Bson byId(Document order) {
		return Filters.eq("_id", order.get("_id"));
	}

	private VerifyOptions options(int partitions) {
		return this.verifier.options().withPartitions(OptionalInt.of(partitions));
	}

	private VerifyReport verify(int partitions) {
		return this.verifier.verify(options(partitions));
	}

	private List<String> lines() throws IOException {
		return Files.readAllLines(this.verifier.list());
	}

	private RecordedRun recorded(VerifyReport report) {
		return RecordedRuns.find(ArchiveHarness.settings(this.home, Creation.CREATE_MISSING), Site.DATABASE,
				report.run());
	}

	private List<RecordedStep> steps(VerifyReport report, String step) {
		return recorded(report).last().steps().stream().filter((each) -> each.name().startsWith(step + ":")).toList();
	}

	private static boolean isComplete(RecordedStep step) {
		return step.status().equals("COMPLETED");
	}

	private static VerifyListener atPage(int page, Runnable action) {
		AtomicInteger pages = new AtomicInteger();
		return new VerifyListener() {

			@Override
			public void lookedAt(int documents) {
				if (pages.incrementAndGet() == page) {
					action.run();
				}
			}

			@Override
			public void rechecking(long orders) {
			}

			@Override
			public void waitingFor(String writers) {
			}

		};
	}

}
