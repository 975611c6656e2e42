package io.orderarchiver.command.doctor;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.doctor.finding.CheckResult;
import io.orderarchiver.doctor.finding.Diagnosis;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.run.settings.SettingInForce;

/** A diagnosis to read. */
public final class DiagnosisReport {

	private static final String LINE = "  %s  %-15s %s";

	private static final String DETAIL = " ".repeat(24);

	private static final String REMEDY = " ".repeat(28);

	private final Diagnosis diagnosis;

	/**
	 * Creates the report.
	 * @param diagnosis what was found
	 */
	public DiagnosisReport(Diagnosis diagnosis) {
		this.diagnosis = diagnosis;
	}

	/**
	 * The report.
	 * @return many lines, without a line end behind the last
	 */
	public String text() {
		List<String> lines = new ArrayList<>();
		lines.add(Ink.HEADING.of("Order Archiver doctor:") + " " + this.diagnosis.target());
		lines.add("");
		this.diagnosis.results().forEach((result) -> add(lines, result));
		if (!this.diagnosis.settings().isEmpty()) {
			lines.add("");
			lines.add(Ink.HEADING.of("Settings in force:"));
			lines.add(settings());
		}
		lines.add("");
		lines.add(verdict());
		return String.join("\n", lines);
	}

	private static void add(List<String> lines, CheckResult result) {
		String name = result.check();
		for (Finding finding : result.findings()) {
			lines.add(LINE.formatted(mark(finding.status()), name, finding.title()));
			// The name stands at its first finding alone.
			name = "";
			if (finding.detail() != null) {
				finding.detail().lines().forEach((line) -> lines.add(DETAIL + line));
			}
			if (finding.remedy() != null) {
				lines.add(DETAIL + "What to do:");
				finding.remedy().lines().forEach((line) -> lines.add(REMEDY + line));
			}
		}
	}

	private static String mark(Status status) {
		return switch (status) {
			case OK -> "ok  ";
			case INFO -> "info";
			case SKIPPED -> "skip";
			case WARNING -> Ink.WARNING.of("warn");
			case FAILURE -> Ink.FAILED.of("FAIL");
		};
	}

	private String settings() {
		Rows rows = new Rows();
		for (SettingInForce setting : this.diagnosis.settings()) {
			rows.add(setting.name(),
					(setting.value() != null) ? "%s   (%s)".formatted(setting.value(), setting.origin()) : "not set");
		}
		return rows.toString();
	}

	private String verdict() {
		long failures = this.diagnosis.count(Status.FAILURE);
		long warnings = this.diagnosis.count(Status.WARNING);
		long skipped = this.diagnosis.count(Status.SKIPPED);
		String rest = (skipped > 0) ? ", %d skipped".formatted(skipped) : "";
		if (failures > 0) {
			return Ink.FAILED.of("NOT WELL:") + " %d failed, %d to see to%s.".formatted(failures, warnings, rest);
		}
		return (warnings > 0) ? "Works, with %d to see to%s.".formatted(warnings, rest)
				: "All is well%s.".formatted(rest);
	}

}
