package io.orderarchiver.run.outcome;

import java.time.Instant;

import io.orderarchiver.seal.WrittenSeal;
import io.orderarchiver.verify.VerifyOptions;
import io.orderarchiver.verify.finding.FindingCounts;
import org.jspecify.annotations.Nullable;

/**
 * How a verification ended.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitStatus how the command ends
 * @param counts what it found, over all its executions
 * @param options what it was to do
 * @param resumed whether it went on where a former execution ended
 * @param startedAt when the run started
 * @param durationSeconds how long the job took, over all executions
 * @param endedAt when its last execution ended
 * @param reason why it failed or stopped, or null
 * @param seal what seal it wrote, or null
 */
public record VerifyReport(String job, long run, long execution, String target, String status, ExitStatus exitStatus,
		FindingCounts counts, VerifyOptions options, boolean resumed, Instant startedAt, double durationSeconds,
		Instant endedAt, @Nullable String reason, @Nullable WrittenSeal seal) implements RunOutcome {

	/**
	 * How fast it was.
	 * @return orders looked at, a second
	 */
	public double ordersPerSecond() {
		return (this.durationSeconds > 0) ? Math.round(1000 * this.counts.lookedAt() / this.durationSeconds) / 1000.0
				: 0;
	}

}
