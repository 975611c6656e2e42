package io.orderarchiver.command.complete;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.command.invocation.Headline;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.complete.CompletionTally;
import io.orderarchiver.run.outcome.CompleteReport;

/** A completion in words and numbers. */
final class CompleteSummary {

	private final CompleteReport report;

	CompleteSummary(CompleteReport report) {
		this.report = report;
	}

	/** Several lines, without a line end behind the last. */
	String text() {
		List<String> parts = new ArrayList<>();
		parts.add(Headline.of("%s %d%s".formatted(dryRun() ? "Dry completion" : "Completion", this.report.run(),
				this.report.resumed() ? " (resumed)" : ""), this.report.exitStatus(), outcome()));
		if (dryRun()) {
			parts.add("DRY RUN: nothing was written.");
		}
		parts.add(rows().toString());
		if (this.report.reason() != null) {
			parts.add("Reason: " + this.report.reason());
		}
		return String.join("\n", parts);
	}

	private boolean dryRun() {
		return this.report.options().mode() == ArchiveMode.DRY_RUN;
	}

	private String outcome() {
		return switch (this.report.exitStatus()) {
			case COMPLETE -> (this.report.tally().read() == 0) ? "complete, nothing to do" : "complete";
			case STOPPED -> "STOPPED before the end; the same command resumes it";
			default -> "FAILED; the same command resumes it";
		};
	}

	private Rows rows() {
		CompletionTally tally = this.report.tally();
		Rows rows = new Rows().add("target", this.report.target())
			.add("window", this.report.options().window().toString())
			.add("incomplete orders read", tally.read())
			.add(dryRun() ? "would be completed" : "completed", tally.completed())
			.add(dryRun() ? "would be completed in part" : "completed in part", tally.partly());
		tally.fields().forEach((field, count) -> rows.addPart(field.fieldName(), count));
		return rows.add("data not there yet", tally.unchanged())
			.add("left alone, erased in part", tally.erased())
			.add("gone", tally.gone())
			.add("changed meanwhile", tally.changed())
			.add("duration", Rows.duration(this.report.durationSeconds()));
	}

}
