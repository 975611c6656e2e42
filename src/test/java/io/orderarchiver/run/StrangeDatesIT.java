package io.orderarchiver.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.StrangeTown.Outcome;
import io.orderarchiver.run.StrangeTown.Way;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.Town;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Orders whose date is none, however it is wrapped up. */
@Timeout(180)
class StrangeDatesIT extends StrangeFixture {

	private static final Date NOON = Date.from(Town.NOON);

	private List<RawDocument> strange;

	@BeforeEach
	void orderOnStrangeDates() {
		this.strange = Stream
			.of(List.of(List.of(NOON)), List.of(List.of()), Arrays.asList(null, List.of(NOON)), List.of(NOON),
					List.of(List.of(List.of(NOON))), List.of(List.of(), NOON), List.of(new Document("a", NOON)),
					new Document("a", NOON), List.of(List.of(1), "x"), Arrays.asList((Object) null), List.of(),
					List.of(List.of(new Document())), new BsonTimestamp(1, 1))
			.map((date) -> this.town.order("CMD-" + date).with("date_commande", date))
			.toList();
	}

	@ParameterizedTest
	@EnumSource
	void areArchivedIncomplete(Way way) {
		Outcome outcome = this.town.deliver(way, this.strange);
		this.town.assertAllArchived(outcome, this.strange);
		assertThat(outcome.counts().missing()).containsEntry("date_commande", (long) this.strange.size());
	}

	@Test
	void areOutsideOfEachWindowAndCounted() {
		this.town.orders().insert(this.strange);
		this.town.orders().insert(this.town.order("in"));
		Window window = new Window(Town.NOON.minus(Duration.ofDays(1)), Town.NOON.plus(Duration.ofDays(1)));
		RunReport report = this.town.archiver().archive(ArchiveHarness.options(window, ArchiveMode.ARCHIVE));
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(report.total().archived()).isOne();
		assertThat(report.undated()).hasValue(this.strange.size());
		this.town.archive();
		this.town.assertArchived(this.strange);
	}

	/** To count them, each order has to be fetched. */
	@Test
	void areCountedByArraysOnlyWhereSomeDateIsOne() {
		assumeTrue(this.mongo.isReal(), "the embedded server does not know which indexes are multikey");
		Counts counts = new Counts();
		ArchiveHarness archiver = this.town.archiver().listening(counts);
		ArchiveOptions window = ArchiveHarness.options(
				new Window(Town.NOON.minus(Duration.ofDays(1)), Town.NOON.plus(Duration.ofDays(1))),
				ArchiveMode.ARCHIVE);
		this.town.orders().insert(this.town.order("dated"), this.town.order("undated").with("date_commande", 5));
		archiver.archive();
		assertThat(archiver.archive(window).undated()).hasValue(1);
		assertThat(counts.asked).isNotEmpty().noneMatch(Counts::isForArrays);
		this.town.orders().insert(this.town.order("array").with("date_commande", List.of(NOON)));
		assertThat(archiver.archive(window).undated()).hasValue(2);
		assertThat(counts.asked).anyMatch(Counts::isForArrays);
	}

	@Test
	void areArchivedByARunThatWasStoppedAndResumed() {
		this.town.orders().insert(this.strange);
		for (int i = 0; i < 10; i++) {
			this.town.orders().insert(this.town.order("dated-" + i));
		}
		for (int starts = 0; starts < 4; starts++) {
			StopSignal stop = new StopSignal();
			this.town.archiver().archive(ArchiveHarness.pages(2), Start.RESUME, stop, new ArchiveHarness.Recorder() {
				@Override
				public void pageStored(StoredPage page) {
					stop.request();
				}
			});
		}
		RunReport report = this.town.archiver().archive(ArchiveHarness.pages(2));
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		this.town.assertArchived(this.strange);
		assertThat(this.town.collection("Historique").all()).hasSize(this.strange.size() + 10);
		this.town.assertNothingNew();
	}

	/** Overhears what is counted: a count is an aggregation that adds up. */
	private static final class Counts implements CommandListener {

		private final List<String> asked = new CopyOnWriteArrayList<>();

		@Override
		public void commandStarted(CommandStartedEvent event) {
			String command = event.getCommand().toJson();
			if (event.getCommandName().equals("aggregate") && command.contains("$sum")) {
				this.asked.add(command);
			}
		}

		private static boolean isForArrays(String count) {
			return count.contains("$elemMatch") || count.contains("\"$type\": 4");
		}

	}

}
