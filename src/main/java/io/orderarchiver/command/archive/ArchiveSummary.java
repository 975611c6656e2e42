package io.orderarchiver.command.archive;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.command.invocation.Headline;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.RunReport;

/** An archive run in words and numbers. */
public final class ArchiveSummary {

	private final RunReport report;

	/**
	 * Creates the summary.
	 * @param report how the run ended
	 */
	public ArchiveSummary(RunReport report) {
		this.report = report;
	}

	/**
	 * The summary.
	 * @return several lines, without a line end behind the last
	 */
	public String text() {
		List<String> parts = new ArrayList<>();
		parts.add(headline());
		if (this.report.dryRun()) {
			parts.add("DRY RUN: nothing was written. Two orders with one number show only when they are in one page.");
		}
		parts.add(rows().toString());
		if (this.report.reason() != null) {
			parts.add("Reason: " + this.report.reason());
		}
		return String.join("\n", parts);
	}

	private String headline() {
		String kind = this.report.dryRun() ? "Dry run" : "Archive run";
		return Headline.of("%s %d%s".formatted(kind, this.report.run(), this.report.resumed() ? " (resumed)" : ""),
				this.report.exitStatus(), outcome());
	}

	private String outcome() {
		return switch (this.report.exitStatus()) {
			case COMPLETE -> (this.report.total().read() == 0) ? "complete, nothing to do" : "complete";
			case COMPLETE_WITH_REJECTS -> "complete, with new rejects";
			case STOPPED -> "STOPPED before the end";
			default -> "FAILED";
		};
	}

	private Rows rows() {
		Counts total = this.report.total();
		Rows rows = new Rows().add("target", this.report.target())
			.add("window", this.report.window().toString())
			.add("read", total.read())
			.add(this.report.dryRun() ? "would be archived" : "archived", total.archived())
			.addPart("of which incomplete", total.incomplete())
			.addAll(2, total.missing())
			.add("duplicates", total.duplicates())
			.add("gone", total.gone())
			.add("rejects", "%s new, %s known; %s of them conflicts".formatted(Rows.number(total.rejects()),
					Rows.number(total.knownRejects()), Rows.number(total.conflicts())));
		this.report.undated()
			.ifPresent((undated) -> rows.add("undated",
					"%s delivered orders have no usable date and lie outside every window"
						.formatted(Rows.number(undated))));
		rows.add("duration", Rows.duration(total.durationSeconds()))
			.add("rate", Rows.perSecond(total.ordersPerSecond()));
		if (this.report.resumed()) {
			rows.add("since resumed", sinceResumed(this.report.thisExecution()));
		}
		return rows;
	}

	private static String sinceResumed(Counts counts) {
		return "%s read, %s archived, %s".formatted(Rows.number(counts.read()), Rows.number(counts.archived()),
				Rows.duration(counts.durationSeconds()));
	}

}
