package io.orderarchiver.command.simulate;

import java.util.Map;

import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.simulation.data.ClearReport;

/**
 * What {@code simulate --clear} prints.
 *
 * @param job what was done
 * @param target where
 * @param status that it is complete
 * @param exitCode how the process ends
 * @param deleted deleted documents by collection
 * @param total all of them
 */
record ClearResult(String job, String target, String status, int exitCode, Map<String, Long> deleted, long total) {

	static ClearResult of(String target, ClearReport report) {
		return new ClearResult("clearGenerated", target, "COMPLETED", ExitStatus.COMPLETE.code(), report.deleted(),
				report.total());
	}

	String text() {
		return "Generated documents deleted: " + Rows.number(this.total) + "\n"
				+ new Rows().add("target", this.target).addAll(0, this.deleted);
	}

}
