package io.orderarchiver.report;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.report.Columns.Column;
import io.orderarchiver.report.Columns.Kind;
import io.orderarchiver.report.Columns.Mark;
import io.orderarchiver.report.Parts.Part;
import io.orderarchiver.report.Parts.Style;
import io.orderarchiver.run.history.RecordedExecution;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.record.OrderDays;
import io.orderarchiver.run.record.RecentMinutes;
import io.orderarchiver.run.record.RejectedOrders;
import io.orderarchiver.run.record.RunRecord;
import io.orderarchiver.run.record.TimeBucket;
import io.orderarchiver.run.record.TimeBuckets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RunReportPageTests {

	private static final Instant TWO = Instant.parse("2025-06-15T02:00:00Z");

	private static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");

	@Test
	void timeBetweenExecutionsIsLeftOutAndTheRestartMarked() {
		RecordedRun run = run(RunState.COMPLETED, new Tally(600, 600, 0, Map.of(), 0, 0, 0, 0, 0),
				execution(1, TWO, TWO.plusSeconds(20), null), execution(2, NOON, NOON.plusSeconds(20), null));
		Course course = new Course(run, new TimeBuckets(5,
				List.of(bucket(TWO, 100, 0, 0), bucket(TWO.plusSeconds(15), 50, 3, 0), bucket(NOON, 450, 0, 2500))),
				NOON);
		assertThat(course.share(TWO.getEpochSecond())).isZero();
		assertThat(course.share(TWO.plusSeconds(3600).getEpochSecond())).isEqualTo(0.5);
		assertThat(course.share(NOON.plusSeconds(10).getEpochSecond())).isEqualTo(0.75);
		Columns picture = course.picture();
		assertThat(picture.columns()).extracting(Column::value).containsExactly(20.0, 10.0, 90.0);
		assertThat(picture.scale()).isEqualTo(100);
		assertThat(picture.marks()).extracting(Mark::kind).containsExactly(Kind.RETRY, Kind.PAUSE, Kind.RESTART);
		assertThat(picture.marks().get(2).from()).isEqualTo(0.5);
		assertThat(picture.description()).isEqualTo("15 orders a second on average, 90 at best (from 12:00:00 UTC on);"
				+ " paused for 2.5 s; MongoDB was asked again 3 times; restarted at 2025-06-15 12:00:00.");
	}

	@Test
	void runOfAMomentHasNoFantasticSpeed() {
		RecordedRun run = run(RunState.COMPLETED, Tally.ZERO, execution(1, TWO, TWO.plusMillis(40), null));
		Course course = new Course(run, new TimeBuckets(5, List.of(bucket(TWO, 30, 0, 0))), NOON);
		assertThat(course.picture().columns()).extracting(Column::value).containsExactly(30.0);
	}

	@Test
	void smallestPartIsSeenAndAllFillTheBar() {
		Parts parts = new Parts("p", "Parts", "Orders", List.of(part(1_000_000), part(0), part(1)));
		assertThat(parts.drawn()).hasSize(2);
		assertThat(parts.drawn().get(1).width()).isGreaterThanOrEqualTo(3);
		assertThat(parts.drawn().get(1).x() + parts.drawn().get(1).width()).isCloseTo(Parts.WIDTH, within(0.001));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 1", "3, 4", "90, 100", "101, 200", "15500, 20000" })
	void scaleIsARoundNumberAboveTheHighest(double highest, long scale) {
		assertThat(Columns.scale(highest)).isEqualTo(scale);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "100, 50, 90, 0, ''", "136, 50, 90, 0, far more than before",
					"24, 50, 90, 0, far less than before", "25, 50, 90, 0, ''", "1, 0, 0, 0, far more than before",
					"4, 1, 1, 10, ''" })
	void unusualIsWhatIsOutsideTheRangeByHalf(double here, double least, double most, double moment, String unusual) {
		assertThat(Comparison.unusual(here, least, most, moment)).isEqualTo(unusual);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&lt;b&gt; ' \" & ]]>",
			"\u202Egnirts\u202C \u200F\u05D0", "null\u0000, \u001b[31m, lone \uD800, \uFFFE", "CMD-😀" })
	void orderNumberIsTextWhateverItIs(String number) {
		Page page = Page.of(html(number));
		assertThat(page.texts("bdi")).contains(Shown.text(number).strip());
		assertThat(page.elements("script")).isEmpty();
		assertThat(page.elements("img")).isEmpty();
		assertThat(page.attributes()).noneMatch((attribute) -> attribute.startsWith("on"));
	}

	@Test
	void numberAsLongAsAPageIsShortened() {
		Page page = Page.of(html("9".repeat(500)));
		assertThat(page.texts("bdi")).contains("9".repeat(120) + "…");
		assertThat(page.text()).doesNotContain("9".repeat(121));
	}

	@Test
	void runThatRecordedNothingSaysSoInsteadOfShowingEmptyPictures() {
		RecordedRun run = run(RunState.COMPLETED, new Tally(5, 5, 0, Map.of(), 0, 0, 0, 0, 0),
				execution(1, TWO, TWO.plusSeconds(3), null));
		Page page = Page.of(html(run, RunRecord.NONE, List.of()));
		assertThat(page.text()).contains("this run has recorded nothing");
		assertThat(page.texts("title")).contains("What became of the orders that were read")
			.doesNotContain("Orders a second over the run's time", "Archived orders by order day");
	}

	@Test
	void whatMongoDbSaidIsNotInThePage() {
		RecordedRun run = run(RunState.FAILED, Tally.ZERO, execution(1, TWO, TWO.plusSeconds(3),
				"db at host: MongoDB error 2 BadValue: bad value 'Marie Curie, 12 rue Cuvier'"));
		Page page = Page.of(html(run, RunRecord.NONE, List.of()));
		assertThat(page.text()).contains("db at host: MongoDB error 2 BadValue").doesNotContain("Marie");
	}

	@Test
	void pictureHasItsWordsAndNothingComesFromElsewhere() {
		String html = html("CMD-1");
		Page page = Page.of(html);
		assertThat(page.elements("svg")).filteredOn((svg) -> !svg.hasAttribute("aria-hidden"))
			.isNotEmpty()
			.allSatisfy((svg) -> assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank());
		assertThat(html).doesNotContain("http:", "https:", "<script", "@import", "url(", "src=");
	}

	@Test
	void severalRunsAreAddedUpAndEachHasARow() {
		Tally tally = new Tally(1200, 1000, 10, Map.of(ArchivedField.NOM_CLIENT, 10L), 198, 0, 2, 0, 0);
		RecordedRun good = run(RunState.COMPLETED, new Tally(700, 700, 0, Map.of(), 0, 0, 0, 0, 0),
				execution(1, TWO, TWO.plusSeconds(20), null));
		RecordedRun rejecting = run(RunState.COMPLETED, tally, execution(2, NOON, NOON.plusSeconds(20), null));
		String html = new RunReportPage(NOON)
			.html(List.of(reported(good, RunRecord.NONE, List.of()), reported(rejecting, RunRecord.NONE, List.of())));
		Page page = Page.of(html);
		assertThat(page.texts("h1")).containsExactly("2 runs, from 2025-06-15 to 2025-06-15");
		assertThat(page.text()).contains("Of 2 runs, 0 failed and 1 more need attention: 1,700 orders were archived,"
				+ " 2 new orders could not be archived.");
		assertThat(page.texts("td")).contains("1,690", "198", "nom_client");
	}

	private static String html(String number) {
		RejectedOrders rejected = new RejectedOrders(RejectReason.CONFLICT, 12, List.of(number));
		RunRecord record = new RunRecord(new TimeBuckets(5, List.of(bucket(TWO, 30, 1, 700))),
				new OrderDays(1, List.of(new OrderDays.OrderDay(20_000, 18, 3)), 0),
				LongStream.range(0, 24).boxed().toList(), List.of(rejected), RecentMinutes.NONE, Optional.empty());
		RecordedRun run = run(RunState.COMPLETED,
				new Tally(30, 18, 3, Map.of(ArchivedField.NOM_MENU, 3L), 0, 0, 12, 0, 12),
				execution(1, TWO, TWO.plusSeconds(9), null));
		return html(run, record, List.of(new ReportedRejects(rejected, "the number is archived for another order",
				List.of(new NextStep("to see them all", "order-archiver rejects list --run 12")))));
	}

	private static String html(RecordedRun run, RunRecord record, List<ReportedRejects> rejects) {
		return new RunReportPage(NOON).html(List.of(reported(run, record, rejects)));
	}

	private static ReportedRun reported(RecordedRun run, RunRecord record, List<ReportedRejects> rejects) {
		return new ReportedRun(run, "all order dates", record,
				List.of(new NextStep("to resume it", "order-archiver runs restart 12")), rejects, List.of());
	}

	private static RecordedRun run(RunState state, Tally counts, RecordedExecution... executions) {
		return new RecordedRun(12, "archiveDeliveredOrders", "Ubereats at host #1a2b", Collections.emptyMap(), state,
				List.of(executions), counts, Optional.empty(), Optional.empty(), Optional.empty(), List.of(),
				Optional.empty(), OptionalLong.empty());
	}

	private static RecordedExecution execution(long id, Instant start, Instant end, @Nullable String reason) {
		return new RecordedExecution(id, "COMPLETED", start, end, end, "host", 42L, 0, reason, List.of(), List.of(),
				List.of(), null);
	}

	private static TimeBucket bucket(Instant start, long read, long retries, long pausedMillis) {
		return new TimeBucket(start.getEpochSecond(), read, read, 0, 0, 0, retries, pausedMillis, Map.of());
	}

	private static Part part(long value) {
		return new Part("part", Style.A, value, Long.toString(value));
	}

}
