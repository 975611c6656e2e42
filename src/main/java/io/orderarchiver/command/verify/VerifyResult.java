package io.orderarchiver.command.verify;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.VerifyReport;
import io.orderarchiver.seal.WrittenSeal.Signing;
import io.orderarchiver.seal.WrittenSeal;
import org.jspecify.annotations.Nullable;

/**
 * What {@code verify --output json} prints, in this order. Counts are those of the run
 * over all its executions.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitCode how the process ends
 * @param lookedAt delivered orders, and archived ones whose order is not delivered
 * @param equal how many the archive has as they are
 * @param findings how often each kind of finding, all kinds
 * @param recheckedAway how many looked wrong at first sight only
 * @param startedAt when the run started
 * @param durationSeconds how long the job took
 * @param ordersPerSecond looked at, a second
 * @param reason why it failed or stopped, or null
 * @param seal the seal that was written, or null
 */
record VerifyResult(String job, long run, long execution, String target, String status, int exitCode, long lookedAt,
		long equal, Map<String, Long> findings, long recheckedAway, String startedAt, double durationSeconds,
		double ordersPerSecond, @Nullable String reason, @Nullable SealResult seal) {

	static VerifyResult of(VerifyReport report) {
		Map<String, Long> findings = new LinkedHashMap<>();
		report.counts().findings().forEach((kind, count) -> findings.put(kind.name(), count));
		return new VerifyResult(report.job(), report.run(), report.execution(), report.target(), report.status(),
				report.exitStatus().code(), report.counts().lookedAt(), report.counts().equal(), findings,
				report.counts().recheckedAway(), report.startedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
				Rows.rounded(report.durationSeconds()), report.ordersPerSecond(), report.reason(),
				(report.seal() != null) ? SealResult.of(report.seal()) : null);
	}

	/**
	 * A seal that was written.
	 *
	 * @param directory where
	 * @param archivedOrders how many are sealed
	 * @param days how many files of days it has
	 * @param digest what stands for the whole
	 * @param signed whether it is signed
	 */
	record SealResult(String directory, long archivedOrders, long days, String digest, boolean signed) {

		static SealResult of(WrittenSeal seal) {
			return new SealResult(seal.directory().toString(), seal.archivedOrders(), seal.files(), seal.digest(),
					seal.signing() == Signing.SIGNED);
		}

	}

}
