package io.orderarchiver.command.runs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.command.terminal.Table;
import io.orderarchiver.command.terminal.Table.Column;
import io.orderarchiver.complete.CompletionTally;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.run.history.RecordedExecution;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.step.RecordedPartition;
import io.orderarchiver.run.history.step.RecordedStep;
import io.orderarchiver.run.worker.LivingWorker;
import io.orderarchiver.verify.finding.FindingCounts;

/** A recorded run in words and numbers. */
final class RunDescription {

	private static final String NONE = "-";

	private final RecordedRun run;

	private final Optional<List<LivingWorker>> workers;

	private final RunAdvice advice;

	private final Instant now;

	private final OptionalInt width;

	/**
	 * Creates the description.
	 * @param workers those that live and may work on it; nothing if it is not shared
	 */
	RunDescription(RecordedRun run, Optional<List<LivingWorker>> workers, RunAdvice advice, Instant now,
			OptionalInt width) {
		this.run = run;
		this.workers = workers;
		this.advice = advice;
		this.now = now;
		this.width = width;
	}

	String text() {
		List<String> parts = new ArrayList<>();
		parts.add(Ink.HEADING.of("Run %d of %s:".formatted(this.run.number(), this.run.job())) + " "
				+ RunTexts.state(this.run));
		parts.add(rows().toString());
		parts.add("\n" + Ink.HEADING.of("Executions:") + "\n" + executions().text(this.width));
		parts.add("\n" + Ink.HEADING.of("Steps:") + "\n" + steps().text(this.width));
		partitioned().values()
			.stream()
			.map((partitions) -> new PartitionTable(this.run, partitions, this.now))
			.forEach((partitions) -> parts
				.add("\n" + Ink.HEADING.of(partitions.heading()) + "\n" + partitions.table().text(this.width)));
		List<RunAdvice.Step> steps = this.advice.steps();
		if (!steps.isEmpty()) {
			parts.add("\n" + Ink.HEADING.of("Next:"));
			steps.forEach((step) -> parts.add("  %s:\n    %s".formatted(step.purpose(), step.command())));
		}
		return String.join("\n", parts);
	}

	private Rows rows() {
		RecordedExecution last = this.run.last();
		Rows rows = new Rows().add("target", this.run.target())
			.add("parameters", RunTexts.parameters(this.run))
			.add("started", RunTexts.time(this.run.startedAt()));
		if (this.run.state().isAlive()) {
			rows.add("last sign of life", RunTexts.time(last.lastSignAt()));
		}
		else {
			rows.add((last.endedAt() != null) ? "ended" : "last sign of life", RunTexts.time(this.run.endedAt()));
		}
		rows.add("duration", Rows.duration(this.run.seconds(this.now)));
		if (last.process() != null) {
			rows.add("host and process", last.process());
		}
		this.workers.ifPresent((living) -> rows.add("workers", text(living)));
		if (this.run.exitCode() != null) {
			rows.add("exit code", this.run.exitCode());
		}
		RunTexts.pace(this.run).ifPresent((pace) -> rows.add("pace", pace));
		RunTexts.checkpoint(this.run).ifPresent((checkpoint) -> rows.add("checkpoint", checkpoint));
		if (this.run.counts() != null) {
			addCounts(rows, this.run.counts());
		}
		this.run.found().ifPresent((found) -> addFindings(rows, found));
		this.run.completed().ifPresent((completed) -> addCompletions(rows, completed));
		addFailure(rows, last);
		this.advice.command().ifPresent((command) -> rows.add("command", command));
		return rows;
	}

	private static String text(List<LivingWorker> living) {
		return living.isEmpty() ? "none lives; to start one: order-archiver worker"
				: "%d %s: %s".formatted(living.size(), (living.size() == 1) ? "lives" : "live",
						living.stream().map(LivingWorker::process).collect(Collectors.joining(", ")));
	}

	private void addCounts(Rows rows, Tally counts) {
		rows.add("read", counts.read())
			.add(this.run.isDryRun() ? "would be archived" : "archived", counts.archived())
			.addPart("of which incomplete", counts.incomplete());
		for (ArchivedField field : ArchivedField.values()) {
			Long missing = counts.missing().get(field);
			if (missing != null) {
				rows.addPart("  " + field.fieldName(), missing);
			}
		}
		rows.add("duplicates", counts.duplicates())
			.add("gone", counts.gone())
			.add("rejects", "%s new, %s known; %s of them conflicts".formatted(Rows.number(counts.newRejects()),
					Rows.number(counts.knownRejects()), Rows.number(counts.conflicts())));
	}

	private static void addFindings(Rows rows, FindingCounts found) {
		rows.add("looked at", found.lookedAt()).add("equal", found.equal());
		found.findings().forEach((kind, count) -> {
			if (count > 0) {
				rows.addPart(kind.name(), count);
			}
		});
	}

	private void addCompletions(Rows rows, CompletionTally tally) {
		rows.add("incomplete ones read", tally.read())
			.add(this.run.isDryRun() ? "would be completed" : "completed", tally.completed())
			.add("completed in part", tally.partly())
			.add("data not there yet", tally.unchanged())
			.add("left alone", "%s erased, %s gone, %s changed by somebody else".formatted(Rows.number(tally.erased()),
					Rows.number(tally.gone()), Rows.number(tally.changed())));
		tally.fields().forEach((field, count) -> rows.addPart(field.fieldName(), count));
	}

	private static void addFailure(Rows rows, RecordedExecution last) {
		if (last.reason() != null) {
			rows.add("reason", last.reason());
		}
		if (!last.causes().isEmpty()) {
			rows.add("caused by", String.join(" < ", last.causes()));
		}
	}

	private Table executions() {
		Table table = new Table(List.of(Column.right("EXECUTION"), Column.left("STATUS"), Column.left("STARTED"),
				Column.right("DURATION"), Column.right("READ"), Column.right("ARCHIVED"), Column.right("EXIT"),
				Column.left("PROCESS"), Column.left("REASON")));
		for (RecordedExecution execution : this.run.executions()) {
			Tally counts = execution.counts();
			table.add(List.of(Long.toString(execution.id()), execution.status(), RunTexts.time(execution.startedAt()),
					Rows.duration(this.run.seconds(execution, this.now)),
					(counts != null) ? Rows.number(counts.read()) : NONE,
					(counts != null) ? Rows.number(counts.archived()) : NONE,
					(execution.exitCode() != null) ? execution.exitCode().toString() : NONE,
					(execution.process() != null) ? execution.process() : NONE,
					(execution.reason() != null) ? execution.reason() : NONE));
		}
		return table;
	}

	/** The steps that several partitions were made of, in the order of the flow. */
	private Map<String, List<RecordedPartition>> partitioned() {
		Map<String, List<RecordedPartition>> steps = this.run.partitions()
			.stream()
			.collect(Collectors.groupingBy((partition) -> partition.part().step(), LinkedHashMap::new,
					Collectors.toList()));
		steps.values().removeIf((partitions) -> partitions.size() < 2);
		return steps;
	}

	/** Partitions have a table of their own. */
	private List<RecordedStep> stepsOf(RecordedExecution execution) {
		Set<String> partitioned = partitioned().keySet();
		return execution.steps()
			.stream()
			.filter((step) -> partitioned.stream().noneMatch(step::isPartitionOf))
			.toList();
	}

	private Table steps() {
		Table table = new Table(List.of(Column.right("EXECUTION"), Column.left("STEP"), Column.left("STATUS"),
				Column.left("STARTED"), Column.left("ENDED"), Column.right("PAGES")));
		for (RecordedExecution execution : this.run.executions()) {
			for (RecordedStep step : stepsOf(execution)) {
				table.add(List.of(Long.toString(execution.id()), step.name(), step.status(),
						(step.startedAt() != null) ? RunTexts.time(step.startedAt()) : NONE,
						(step.endedAt() != null) ? RunTexts.time(step.endedAt()) : NONE, Rows.number(step.pages())));
			}
		}
		return table;
	}

}
