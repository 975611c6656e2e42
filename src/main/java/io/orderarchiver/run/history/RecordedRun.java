package io.orderarchiver.run.history;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.RetryJobConfiguration;
import io.orderarchiver.complete.CompleteJobConfiguration;
import io.orderarchiver.complete.CompletionTally;
import io.orderarchiver.run.history.step.RecordedPartition;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.pace.RecordedPace;
import io.orderarchiver.verify.VerifyJobConfiguration;
import io.orderarchiver.verify.finding.FindingCounts;
import io.orderarchiver.watch.WatchJobConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;

/**
 * A run, as the job repository knows it.
 *
 * @param number its number
 * @param job the job's name
 * @param target what it worked on, name and hash
 * @param parameters those of its job besides, in their order
 * @param state what has become of it
 * @param executions each go at it, the newest last
 * @param counts what it did over all executions; null where orders are not archived
 * @param found what it found over all executions; nothing where orders are not verified
 * @param completed what it completed over all executions; nothing where orders are not
 * completed
 * @param checkpoint where it goes on, if that was saved
 * @param partitions the parts in which it reads; only where it was asked for, and empty
 * where there are none
 * @param pace how fast it goes and why; only where it was asked for, and nothing where
 * that was not noted
 * @param superseded the newer run of the same job and parameters, if there is one
 */
public record RecordedRun(long number, String job, String target, Map<String, String> parameters, RunState state,
		List<RecordedExecution> executions, @Nullable Tally counts, Optional<FindingCounts> found,
		Optional<CompletionTally> completed, Optional<Checkpoint> checkpoint, List<RecordedPartition> partitions,
		Optional<RecordedPace> pace, OptionalLong superseded) {

	private static final Set<String> KEEPING_CHECKPOINTS = Set.of(ArchiveJobConfiguration.JOB_NAME,
			WatchJobConfiguration.JOB_NAME, VerifyJobConfiguration.JOB_NAME, CompleteJobConfiguration.JOB_NAME);

	/**
	 * The newest go at it, which says what became of it.
	 * @return the last of the executions
	 */
	public RecordedExecution last() {
		return this.executions.get(this.executions.size() - 1);
	}

	/**
	 * When it started.
	 * @return the start of its first execution
	 */
	public Instant startedAt() {
		return this.executions.get(0).startedAt();
	}

	/**
	 * When it ended.
	 * @return the end of its last execution; while there is none, its last sign of life
	 */
	public Instant endedAt() {
		Instant ended = last().endedAt();
		return (ended != null) ? ended : last().lastSignAt();
	}

	/**
	 * How long it took.
	 * @param now until when a living run is counted
	 * @return seconds, over all executions
	 */
	public double seconds(Instant now) {
		double seconds = 0;
		for (RecordedExecution execution : this.executions) {
			seconds += seconds(execution, now);
		}
		return seconds;
	}

	/**
	 * How long one go at it took.
	 * @param execution one of its executions
	 * @param now until when a living one is counted
	 * @return seconds
	 */
	public double seconds(RecordedExecution execution, Instant now) {
		return execution.seconds((execution.id() == last().id()) ? this.state : RunState.FAILED, now);
	}

	/**
	 * How fast a part of it is read, or was.
	 * @param partition one of its partitions
	 * @param now until when one is counted that a living run works on
	 * @return orders a second
	 */
	public double ordersPerSecond(RecordedPartition partition, Instant now) {
		return isAtWorkOn(partition) ? partition.ordersPerSecond(now) : partition.ordersPerSecond();
	}

	/**
	 * Whether it works on a part at the moment.
	 * @param partition one of its partitions
	 * @return false if the partition waits or has ended, or the run is not alive
	 */
	public boolean isAtWorkOn(RecordedPartition partition) {
		return this.state.isAlive() && partition.isUnderWay();
	}

	/**
	 * Why it goes as fast as it goes, or will once it goes on.
	 * @return nothing if it goes at its own pace
	 */
	public Optional<PaceState> heldUp() {
		return this.pace.filter((known) -> this.state.isAlive())
			.map(RecordedPace::state)
			.filter((known) -> known.reason() != PaceState.Reason.FREE);
	}

	/**
	 * What its last process ended with.
	 * @return the exit code, or null for a run that is alive or was killed
	 */
	public @Nullable Integer exitCode() {
		Integer noted = last().exitCode();
		return (noted != null || last().host() != null) ? noted : derivedExitCode();
	}

	/** For executions of a time when exit codes were not noted. */
	private @Nullable Integer derivedExitCode() {
		return switch (this.state) {
			case COMPLETED -> derived(BatchStatus.COMPLETED).code();
			case FAILED -> derived(BatchStatus.FAILED).code();
			case STOPPED -> derived(BatchStatus.STOPPED).code();
			case RUNNING, STOPPING, DIED, ABANDONED -> null;
		};
	}

	private ExitStatus derived(BatchStatus status) {
		Tally counted = (this.counts != null) ? this.counts : Tally.ZERO;
		return this.job.equals(WatchJobConfiguration.JOB_NAME) ? ExitStatus.ofEndlessRun(status)
				: ExitStatus.ofRun(status, counted, counted.newRejects() + (retries() ? counted.knownRejects() : 0));
	}

	/**
	 * Whether it only counts.
	 * @return true for a dry run of the archive
	 */
	public boolean isDryRun() {
		return Boolean.parseBoolean(this.parameters.get(RunIdentity.DRY_RUN));
	}

	/**
	 * Whether its command goes on at its checkpoint.
	 * @return false if it has ended for good, or if its command starts over
	 */
	public boolean isResumable() {
		return waitsToBeResumed() && this.superseded.isEmpty();
	}

	/**
	 * Whether a command for the same goes on with it, if there is no newer one.
	 * @return false if it has ended for good, or if its command starts over
	 */
	public boolean waitsToBeResumed() {
		return this.state.isUnfinished() && resumes();
	}

	/**
	 * What makes another run the same.
	 * @return target and parameters
	 */
	public RunIdentity identity() {
		return new RunIdentity(this.target, this.parameters);
	}

	/**
	 * Whether its command can be repeated for it.
	 * @return true if it is resumable, or did not end and starts over
	 */
	public boolean isRestartable() {
		return this.state.isUnfinished() && (!resumes() || this.superseded.isEmpty()) && !retries();
	}

	/**
	 * Whether it retries rejects: what it leaves is retried by any other.
	 * @return true for a run of that job
	 */
	public boolean retries() {
		return this.job.equals(RetryJobConfiguration.JOB_NAME);
	}

	/** A dry run and a generation begin again each time. */
	private boolean resumes() {
		return KEEPING_CHECKPOINTS.contains(this.job) && !isDryRun();
	}

	/**
	 * What it worked on.
	 * @return the readable name
	 */
	public String targetName() {
		int hash = this.target.lastIndexOf(" #");
		return (hash > 0) ? this.target.substring(0, hash) : this.target;
	}

}
