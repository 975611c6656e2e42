package io.orderarchiver.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.report.Parts.Part;
import io.orderarchiver.run.history.RecordedExecution;
import io.orderarchiver.run.history.RecordedRun;

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
		return Optional.ofNullable(this.run.counts()).map((counts) -> new Books(counts).parts());
	}

	String balance() {
		return orderBooks().balance();
	}

	private Books orderBooks() {
		Tally counts = this.run.counts();
		return new Books((counts != null) ? counts : Tally.ZERO);
	}

	Course course() {
		return new Course(this.run, this.reported.record().times(), this.now);
	}

	Parts stages() {
		return new StageTimes(this.reported.record().times()).parts();
	}

	OrderTimes orderTimes() {
		return new OrderTimes(this.reported.record().days(), this.reported.record().hours());
	}

	List<Part> missing() {
		return orderBooks().missing();
	}

	String incomplete() {
		return orderBooks().incomplete();
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
