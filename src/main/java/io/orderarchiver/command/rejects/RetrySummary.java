package io.orderarchiver.command.rejects;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.Reject;
import io.orderarchiver.command.invocation.Headline;
import io.orderarchiver.command.terminal.Printable;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.RetryReport;

/** A retry in words and numbers. */
final class RetrySummary {

	private static final int SHOWN = 20;

	private final RetryReport report;

	private final RetryNarrator narrator;

	private final String simulation;

	RetrySummary(RetryReport report, RetryNarrator narrator, boolean simulation) {
		this.report = report;
		this.narrator = narrator;
		this.simulation = simulation ? " --simulation" : "";
	}

	String text() {
		List<String> parts = new ArrayList<>();
		parts
			.add(Headline.of("%s %d".formatted(this.report.dryRun() ? "Dry retry run" : "Retry run", this.report.run()),
					this.report.exitStatus(), outcome()));
		if (this.report.dryRun()) {
			parts.add("DRY RUN: nothing was written.");
		}
		parts.add(rows().toString());
		if (this.report.reason() != null) {
			parts.add("Reason: " + this.report.reason());
		}
		addRejectedAgain(parts);
		addGone(parts);
		return String.join("\n", parts);
	}

	private String outcome() {
		return switch (this.report.exitStatus()) {
			case COMPLETE -> (this.report.counts().read() == 0) ? "complete, nothing to do" : "complete";
			case COMPLETE_WITH_REJECTS -> "complete, with orders that are rejected again";
			case STOPPED -> "STOPPED before the end; the same command retries the rest";
			default -> "FAILED; the same command retries the rest";
		};
	}

	private Rows rows() {
		Counts counts = this.report.counts();
		return new Rows().add("target", this.report.target())
			.add("retried", counts.read())
			.add(this.report.dryRun() ? "would be archived" : "archived", counts.archived())
			.addPart("of which incomplete", counts.incomplete())
			.addAll(2, counts.missing())
			.add("duplicates", counts.duplicates())
			.add("rejected again",
					"%s; %s of them conflicts".formatted(Rows.number(this.report.rejectedAgain()),
							Rows.number(counts.conflicts())))
			.add("gone", counts.gone())
			.add("duration", Rows.duration(counts.durationSeconds()));
	}

	private void addRejectedAgain(List<String> parts) {
		List<Reject> rejects = this.narrator.rejectedAgain();
		if (!rejects.isEmpty()) {
			parts.add("\nRejected again:");
			rejects.stream()
				.limit(SHOWN)
				.forEach((reject) -> parts
					.add("  %s: %s".formatted(Printable.line(reject.key().toString()), reject.reason())));
			addRest(parts, this.report.rejectedAgain());
			parts.add("To see why: order-archiver rejects show ID" + this.simulation);
		}
	}

	private void addGone(List<String> parts) {
		if (!this.narrator.gone().isEmpty()) {
			parts.add("\nGone, deleted or no longer delivered; they stay until they are dropped:");
			this.narrator.gone()
				.stream()
				.limit(SHOWN)
				.forEach((id) -> parts.add("  " + Printable.line(OrderIds.text(id))));
			addRest(parts, this.report.counts().gone());
			parts.add("To drop one: order-archiver rejects drop ID" + this.simulation);
		}
	}

	private static void addRest(List<String> parts, long total) {
		if (total > SHOWN) {
			parts.add("  and %s more".formatted(Rows.number(total - SHOWN)));
		}
	}

}
