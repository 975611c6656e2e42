package io.orderarchiver.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.report.Parts.Part;
import io.orderarchiver.report.Parts.Style;
import io.orderarchiver.run.history.RecordedExecution;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.record.TimeBucket;

/** A run as the template of its report reads it. */
final class RunView {

	private final ReportedRun reported;

	private final RecordedRun run;

	private final Instant now;

	RunView(ReportedRun reported, Instant now) {
		this.reported = reported;
		this.run = reported.run();
		this.now = now;
	}

	/** A name with its value. */
	record Fact(String name, String value) {
	}

	/** A go at the run. */
	record Execution(String number, String status, String started, String ended, String duration, String process,
			String exitCode, String reason) {
	}

	/** A row of a run among others. */
	record Row(long number, String job, String state, String started, String duration, String read, String archived,
			String rejects, String exitCode) {
	}

	String title() {
		return "Run %d of %s".formatted(this.run.number(), this.run.job());
	}

	Verdict verdict() {
		return Verdict.of(this.run);
	}

	/** Why the last execution did not come to its end. */
	Optional<String> reason() {
		return this.run.state().isUnfinished()
				? Optional.ofNullable(this.run.last().reason()).map(ServerMessage::cutFrom).map(Shown::text)
				: Optional.empty();
	}

	List<NextStep> next() {
		return this.reported.next();
	}

	List<ReportedRejects> rejects() {
		return this.reported.rejects();
	}

	List<Fact> facts() {
		List<Fact> facts = new ArrayList<>();
		facts.add(new Fact("Target", Shown.text(this.run.targetName())));
		facts.add(new Fact("Parameters", Shown.text(this.reported.parameters())));
		facts.add(new Fact("Began",
				"%s, %s UTC".formatted(Shown.weekday(this.run.startedAt()), Shown.time(this.run.startedAt()))));
		facts.add(new Fact(this.run.state().isAlive() ? "Last sign of life" : "Ended",
				"%s, %s UTC".formatted(Shown.weekday(this.run.endedAt()), Shown.time(this.run.endedAt()))));
		facts.add(new Fact("Took", Shown.duration(this.run.seconds(this.now)) + ((this.run.executions().size() > 1)
				? ", in %d executions".formatted(this.run.executions().size()) : "")));
		if (this.run.exitCode() != null) {
			facts.add(new Fact("Exit code", this.run.exitCode().toString()));
		}
		return facts;
	}

	Optional<Parts> books() {
		return Optional.ofNullable(this.run.counts()).map(RunView::books);
	}

	static Parts books(Tally counts) {
		return new Parts("books", "What became of the orders that were read", "Orders",
				List.of(orders("archived, complete", Style.A, counts.archived() - counts.incomplete()),
						orders("archived, incomplete", Style.B, counts.incomplete()),
						orders("duplicates: archived before", Style.C, counts.duplicates()),
						orders("gone: no longer delivered", Style.D, counts.gone()),
						orders("new rejects", Style.E, counts.newRejects()),
						orders("rejects that were known", Style.F, counts.knownRejects())));
	}

	private static Part orders(String name, Style style, long count) {
		return new Part(name, style, count, Shown.number(count));
	}

	String balance() {
		Tally counts = counts();
		return (counts.balances() ? "The books balance: %s read, and each is accounted for."
				: "The books do not balance yet: %s read, and some are not accounted for.")
			.formatted(Shown.count(counts.read(), "order was", "orders were"));
	}

	private Tally counts() {
		Tally counts = this.run.counts();
		return (counts != null) ? counts : Tally.ZERO;
	}

	Course course() {
		return new Course(this.run, this.reported.record().times(), this.now);
	}

	Parts stages() {
		List<Part> parts = new ArrayList<>();
		for (Stage stage : Stage.values()) {
			long micros = this.reported.record()
				.times()
				.buckets()
				.stream()
				.mapToLong((bucket) -> micros(bucket, stage))
				.sum();
			parts.add(new Part(name(stage), style(stage), micros, Shown.duration(micros / 1_000_000.0)));
		}
		return new Parts("stages", "Where the time went", "Time, over all threads", parts);
	}

	private static long micros(TimeBucket bucket, Stage stage) {
		return bucket.stageMicros().getOrDefault(stage, 0L);
	}

	private static Style style(Stage stage) {
		return switch (stage) {
			case KEYS -> Style.A;
			case KNOWN -> Style.C;
			case LOOKUP -> Style.F;
			case WRITE -> Style.D;
			case CHECKPOINT -> Style.B;
		};
	}

	private static String name(Stage stage) {
		return switch (stage) {
			case KEYS -> "keys: which orders are delivered";
			case KNOWN -> "known: which of them are archived";
			case LOOKUP -> "look-up: the rest is joined";
			case WRITE -> "write: into the archive";
			case CHECKPOINT -> "checkpoint: into the job repository";
		};
	}

	OrderTimes orderTimes() {
		return new OrderTimes(this.reported.record().days(), this.reported.record().hours());
	}

	List<Part> missing() {
		return missing(counts());
	}

	static List<Part> missing(Tally counts) {
		Map<ArchivedField, Long> missing = counts.missing();
		List<Part> parts = new ArrayList<>();
		for (ArchivedField field : ArchivedField.values()) {
			Long count = missing.get(field);
			if (count != null) {
				parts.add(new Part(field.fieldName(), Style.B, count, Shown.number(count)));
			}
		}
		return parts;
	}

	String incomplete() {
		return Shown.count(counts().incomplete(), "archived order lacks", "archived orders lack");
	}

	List<Execution> executions() {
		return this.run.executions().stream().map(this::execution).toList();
	}

	private Execution execution(RecordedExecution execution) {
		Instant ended = execution.endedAt();
		Integer exitCode = execution.exitCode();
		String process = execution.process();
		String reason = execution.reason();
		return new Execution(Long.toString(execution.id()), execution.status(), Shown.time(execution.startedAt()),
				(ended != null) ? Shown.time(ended) : "–", Shown.duration(this.run.seconds(execution, this.now)),
				(process != null) ? Shown.text(process) : "–", (exitCode != null) ? exitCode.toString() : "–",
				(reason != null) ? Shown.text(ServerMessage.cutFrom(reason)) : "–");
	}

	Comparison comparison() {
		return new Comparison(this.run, this.reported.before(), this.now);
	}

	List<Row> before() {
		return this.reported.before().stream().map((run) -> row(run, this.now)).toList();
	}

	Row row() {
		return row(this.run, this.now);
	}

	private static Row row(RecordedRun run, Instant now) {
		Tally counts = run.counts();
		Integer exitCode = run.exitCode();
		return new Row(run.number(), run.job(), run.state().toString(), Shown.time(run.startedAt()),
				Shown.duration(run.seconds(now)), (counts != null) ? Shown.number(counts.read()) : "–",
				(counts != null) ? Shown.number(counts.archived()) : "–",
				(counts != null) ? Shown.number(counts.newRejects()) : "–",
				(exitCode != null) ? exitCode.toString() : "–");
	}

	String writtenAt() {
		return Shown.time(this.now);
	}

}
