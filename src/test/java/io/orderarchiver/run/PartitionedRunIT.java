package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

import io.orderarchiver.archive.indexes.ArchiveIndexes.Creation;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.step.RecordedPartition;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.SeededRandom;
import io.orderarchiver.testing.Town;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs that several threads work on. */
class PartitionedRunIT extends RunFixture {

	private static final int PAGE = 10;

	private static final int ORDERS = 1000;

	@RegisterExtension
	private final SeededRandom random = new SeededRandom();

	@Test
	void severalThreadsArchiveWhatOneWould() {
		Set<Object> conflicts = placeAllKindsOfOrders();
		RunReport report = this.archiver.archive(ArchiveHarness.partitions(4, PAGE));
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE_WITH_REJECTS);
		assertBooksBalance(report.total());
		assertThat(report.total()).isEqualTo(report.thisExecution());
		assertThat(report.total().rejects()).isEqualTo(conflicts.size());
		assertArchiveIsAsExpectedBut(conflicts);
		assertThat(partitions(report)).hasSizeGreaterThan(8).allMatch(RecordedPartition::isComplete);
		assertThat(partitions(report).stream().mapToLong((partition) -> partition.read()).sum())
			.isEqualTo(report.total().read());
	}

	@Test
	void resumedRunSkipsWhatIsCompleteAndGoesOnInTheOthersWithAnotherNumberOfThreads() {
		this.town.place(ORDERS);
		RunReport failed = failAt(50, 3);
		assertThat(failed.exitStatus()).isEqualTo(ExitStatus.FAILED);
		assertThat(failed.reason()).contains("page 50 broke");
		List<RecordedPartition> before = partitions(failed);
		assertThat(before).as("some of it is done").anyMatch(RecordedPartition::isComplete);
		assertThat(before).as("and some is not").anyMatch((partition) -> !partition.isComplete());
		RunReport resumed = this.archiver.archive(ArchiveHarness.partitions(2, PAGE));
		assertThat(resumed.exitStatus()).as(resumed.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(resumed.resumed()).isTrue();
		assertThat(partitions(resumed)).as("the same ones")
			.extracting(RecordedPartition::part)
			.isEqualTo(before.stream().map(RecordedPartition::part).toList());
		assertThat(failed.total().archived() + resumed.thisExecution().archived()).as("saved, and archived now")
			.isLessThan(resumed.total().read());
		assertThat(resumed.thisExecution().archived()).isLessThanOrEqualTo(ORDERS - failed.total().archived());
		assertBooksBalance(resumed.total());
		assertArchiveIsAsExpected();
	}

	@Test
	void runThatBeganWithOnePartitionKeepsIt() {
		this.town.place(ORDERS);
		RunReport failed = failAt(20, 1);
		RunReport resumed = this.archiver.archive(ArchiveHarness.partitions(3, PAGE));
		assertThat(resumed.resumed()).isTrue();
		assertThat(resumed.exitStatus()).as(resumed.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(partitions(resumed)).hasSizeLessThan(2).hasSameSizeAs(partitions(failed));
		assertBooksBalance(resumed.total());
		assertArchiveIsAsExpected();
	}

	@Test
	void resumedRunArchivesWhatWasDeliveredBehindCompletePartitions() {
		this.town.place(ORDERS);
		RunReport failed = failAt(30, 2);
		assertThat(partitions(failed)).anyMatch(RecordedPartition::isComplete);
		for (int i = 0; i < ORDERS; i += 50) {
			this.town
				.place(this.town.order("CMD-late-" + i).append("date_commande", Date.from(Town.NOON.plusSeconds(i))));
		}
		this.town.place(this.town.order("CMD-undated").append("date_commande", null));
		RunReport resumed = this.archiver.archive(ArchiveHarness.partitions(2, PAGE));
		assertThat(resumed.exitStatus()).as(resumed.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(this.town.archive()).hasSize(ORDERS + ORDERS / 50 + 1);
		assertBooksBalance(resumed.total());
		assertArchiveIsAsExpected();
	}

	@Test
	void stoppedRunEndsAllPartitionsWithTheirPageAndIsResumed() {
		this.town.place(ORDERS);
		StopSignal stop = new StopSignal();
		RunReport stopped = this.archiver.archive(ArchiveHarness.partitions(3, PAGE), Start.RESUME, stop,
				atPage(9, stop::request));
		assertThat(stopped.exitStatus()).as(stopped.reason()).isEqualTo(ExitStatus.STOPPED);
		assertThat(stopped.reason()).isEqualTo("stopped on request");
		assertThat(stopped.total().archived()).isEqualTo(this.town.archive().size()).isLessThanOrEqualTo(12 * PAGE);
		RunReport resumed = this.archiver.archive(ArchiveHarness.partitions(1, PAGE));
		assertThat(resumed.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(resumed.total().archived()).isEqualTo(ORDERS);
		assertArchiveIsAsExpected();
	}

	@Test
	void limitOfRejectsHoldsForTheRun() {
		for (int i = 0; i < ORDERS; i++) {
			String number = (i % 50 == 0) ? " " : "CMD-" + i;
			this.town.place(this.town.order(number).append("date_commande", Date.from(Town.NOON.plusSeconds(i))));
		}
		RunReport failed = this.archiver.archive(withMaxRejects(5));
		assertThat(failed.exitStatus()).isEqualTo(ExitStatus.FAILED);
		assertThat(failed.reason()).contains("rejects").contains("5");
		assertThat(failed.total().rejects()).isBetween(6L, 12L);
		RunReport again = this.archiver.archive(withMaxRejects(5));
		assertThat(again.exitStatus()).as("what former executions rejected counts").isEqualTo(ExitStatus.FAILED);
		RunReport resumed = this.archiver.archive(withMaxRejects(1000));
		assertThat(resumed.exitStatus()).isEqualTo(ExitStatus.COMPLETE_WITH_REJECTS);
		assertThat(resumed.total().rejects()).as("each is new once").isEqualTo(ORDERS / 50);
	}

	@RepeatedTest(5)
	void oneOfTwoOrdersWithANumberIsArchivedAndTheOtherIsAConflict() {
		List<Document> orders = new ArrayList<>();
		for (int i = 0; i < ORDERS; i++) {
			orders.add(this.town.order("CMD-" + (i % (ORDERS / 2)))
				.append("date_commande", Date.from(Town.NOON.plusSeconds(i))));
		}
		Collections.shuffle(orders, this.random);
		collection("Commande").insertMany(orders);
		RunReport report = this.archiver.archive(new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, PAGE,
				ArchiveOptions.UNLIMITED, PaceLimits.NONE, OptionalInt.of(4)));
		assertThat(report.total().archived()).as(report.reason()).isEqualTo(ORDERS / 2);
		assertThat(report.total().conflicts()).isEqualTo(ORDERS / 2);
		assertThat(this.town.rejects()).allMatch((reject) -> reject.getString("reason").equals("CONFLICT"));
		assertBooksBalance(report.total());
	}

	@Test
	void dryRunOfSeveralThreadsCountsWhatARunArchives() {
		placeAllKindsOfOrders();
		RunReport dry = this.archiver.archive(new ArchiveOptions(Window.ALL, ArchiveMode.DRY_RUN, PAGE,
				ArchiveOptions.UNLIMITED, PaceLimits.NONE, OptionalInt.of(3)));
		assertThat(dry.total().read()).as(dry.reason()).isPositive();
		assertBooksBalance(dry.total());
		assertThat(this.town.archive()).as("what was there before").hasSize(1);
	}

	private static ArchiveOptions withMaxRejects(long most) {
		return new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, PAGE, most, PaceLimits.NONE, OptionalInt.of(3));
	}

	private Set<Object> placeAllKindsOfOrders() {
		List<Document> orders = this.town.ordersOfAllKinds(ORDERS);
		// The number is one that another tool has archived.
		Document other = this.town.order("CMD-taken").append("date_commande", Date.from(Town.NOON));
		orders.add(other);
		this.town.insert("Historique", new Document("_id", new ObjectId()).append("numero_commande", "CMD-taken")
			.append("id_commande", new ObjectId().toHexString()));
		Collections.shuffle(orders, new Random(7));
		collection("Commande").insertMany(orders);
		return Set.of(other.get("_id"));
	}

	private void assertArchiveIsAsExpectedBut(Set<Object> conflicts) {
		assertThat(this.town.rejects()).extracting((reject) -> reject.get("_id"))
			.containsExactlyInAnyOrderElementsOf(conflicts);
		collection("Historique").deleteMany(new Document("numero_commande", "CMD-taken"));
		collection("Commande").deleteMany(new Document("numero_commande", "CMD-taken"));
		assertArchiveIsAsExpected();
	}

	private static void assertBooksBalance(Counts counts) {
		assertThat(counts.archived() + counts.duplicates() + counts.rejects() + counts.knownRejects() + counts.gone())
			.isEqualTo(counts.read());
	}

	private List<RecordedPartition> partitions(RunReport report) {
		return RecordedRuns
			.find(ArchiveHarness.settings(this.home, Creation.CREATE_MISSING), Site.DATABASE, report.run())
			.partitions();
	}

	/** Fails when a page is written, and its checkpoint is not. */
	private RunReport failAt(int page, int threads) {
		return this.archiver.archive(ArchiveHarness.partitions(threads, PAGE), Start.RESUME, new StopSignal(),
				atPage(page, () -> {
					throw new IllegalStateException("page " + page + " broke");
				}));
	}

	private static Recorder atPage(int page, Runnable action) {
		return new Recorder() {

			private int pages;

			@Override
			public void pageStored(StoredPage stored) {
				if (++this.pages == page) {
					action.run();
				}
			}

		};
	}

}
