package io.orderarchiver.command.verify;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.command.invocation.Headline;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.seal.WrittenSeal;
import io.orderarchiver.verify.Sampling;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.judge.Depth;

/** A verification in words and numbers. */
public final class VerifySummary {

	private final VerifyReport report;

	/**
	 * Creates the summary.
	 * @param report how the run ended
	 */
	public VerifySummary(VerifyReport report) {
		this.report = report;
	}

	/**
	 * The summary.
	 * @return several lines, without a line end behind the last
	 */
	public String text() {
		List<String> parts = new ArrayList<>();
		parts.add(
				Headline.of("Verification %d%s".formatted(this.report.run(), this.report.resumed() ? " (resumed)" : ""),
						this.report.exitStatus(), outcome()));
		parts.add(rows().toString());
		if (this.report.counts().of(FindingKind.DRIFTED) > 0) {
			parts.add("DRIFTED: a customer, courier, restaurant or menu changed after archiving, or was joined wrongly;"
					+ " the two cannot be told apart afterwards. --strict counts it as a fault.");
		}
		if (this.report.options().seal().isPresent() && this.report.exitStatus().isComplete()
				&& this.report.seal() == null) {
			parts.add("NOT SEALED: a seal is of an archive that is proven."
					+ " --seal-with-findings seals it with its findings, but for PENDING ones.");
		}
		if (this.report.reason() != null) {
			parts.add("Reason: " + this.report.reason());
		}
		return String.join("\n", parts);
	}

	private String outcome() {
		return switch (this.report.exitStatus()) {
			case COMPLETE -> (this.report.options().depth() == Depth.EXISTENCE)
					? "proven, each order is archived; values were not compared" : "proven";
			case NOT_PROVEN -> "NOT PROVEN";
			case STOPPED -> "STOPPED before the end";
			default -> "FAILED";
		};
	}

	private static void addSeal(WrittenSeal seal, Rows rows) {
		rows.add("seal", "%s, %s archived orders of %s days, %s".formatted(seal.directory(),
				Rows.number(seal.archivedOrders()), Rows.number(seal.files()), switch (seal.signing()) {
					case SIGNED -> "signed";
					case UNSIGNED -> "not signed";
				}))
			.add("keep its digest elsewhere", seal.digest());
	}

	private Rows rows() {
		Rows rows = new Rows().add("target", this.report.target())
			.add("window", this.report.options().window().toString());
		if (!this.report.options().sampling().equals(Sampling.ALL)) {
			rows.add("sample", this.report.options().sampling().toString());
		}
		rows.add("looked at", this.report.counts().lookedAt()).add("equal", this.report.counts().equal());
		this.report.counts().findings().forEach((kind, count) -> {
			if (count > 0) {
				rows.add(kind.name(), "%s  %s".formatted(Rows.number(count), FindingAdvice.meaning(kind)));
			}
		});
		if (this.report.counts().recheckedAway() > 0) {
			rows.add("wrong at first sight only", this.report.counts().recheckedAway());
		}
		if (this.report.seal() != null) {
			addSeal(this.report.seal(), rows);
		}
		return rows.add("duration", Rows.duration(this.report.durationSeconds()))
			.add("rate", Rows.perSecond(this.report.ordersPerSecond()));
	}

}
