package io.orderarchiver.command.watch;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.command.invocation.Headline;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.WatchReport;

/** A watch in words and numbers. */
final class WatchSummary {

	private final WatchReport report;

	WatchSummary(WatchReport report) {
		this.report = report;
	}

	String text() {
		List<String> parts = new ArrayList<>();
		parts.add(Headline.of("Watch run %d%s".formatted(this.report.run(), this.report.resumed() ? " (resumed)" : ""),
				this.report.exitStatus(), outcome()));
		parts.add(rows().toString());
		if (this.report.reason() != null) {
			parts.add("Reason: " + this.report.reason());
		}
		return String.join("\n", parts);
	}

	private String outcome() {
		return switch (this.report.exitStatus()) {
			case COMPLETE -> "stopped; the same command goes on from here";
			case TOKEN_LOST -> "FAILED, the resume token is lost";
			case USAGE -> "FAILED";
			default -> "FAILED; the same command resumes it";
		};
	}

	private Rows rows() {
		Counts own = this.report.thisExecution();
		Rows rows = new Rows().add("target", this.report.target());
		this.report.position().ifPresent((position) -> rows.add("stream read up to", position.toString()));
		rows.add("read", own.read())
			.add("archived", own.archived())
			.addPart("of which incomplete", own.incomplete())
			.addAll(2, own.missing())
			.add("duplicates", own.duplicates())
			.add("gone", own.gone())
			.add("rejects",
					"%s new, %s known; %s of them conflicts".formatted(Rows.number(own.rejects()),
							Rows.number(own.knownRejects()), Rows.number(own.conflicts())))
			.add("duration", Rows.duration(own.durationSeconds()));
		if (this.report.resumed()) {
			Counts total = this.report.total();
			rows.add("since run %d began".formatted(this.report.run()), "%s read, %s archived, %s".formatted(
					Rows.number(total.read()), Rows.number(total.archived()), Rows.duration(total.durationSeconds())));
		}
		return rows;
	}

}
