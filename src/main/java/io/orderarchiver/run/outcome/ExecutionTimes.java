package io.orderarchiver.run.outcome;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

import io.orderarchiver.archive.Tally;

import org.springframework.batch.core.job.JobExecution;

/**
 * When a run started, and how long it took.
 *
 * @param executions all of the run
 * @param last the last of them
 */
public record ExecutionTimes(List<JobExecution> executions, JobExecution last) {

	/** A run's counts, timed over all executions. */
	public Counts countsOfRun(Tally total) {
		return Counts.of(total, startOfRun(), secondsOfRun());
	}

	/**
	 * When the run began.
	 * @return when its first execution did
	 */
	public Instant startOfRun() {
		return this.executions.stream()
			.map(ExecutionTimes::startOf)
			.min(Comparator.naturalOrder())
			.orElseGet(() -> startOf(this.last));
	}

	/**
	 * How long the run took.
	 * @return seconds, over all executions
	 */
	public double secondsOfRun() {
		return this.executions.stream().mapToDouble(ExecutionTimes::seconds).sum();
	}

	/**
	 * When the run ended.
	 * @return when its last execution did
	 */
	public Instant end() {
		return startOf(this.last).plusMillis(Math.round(seconds(this.last) * 1000));
	}

	/**
	 * When an execution began.
	 * @param execution the execution
	 * @return when it was created if it never started
	 */
	public static Instant startOf(JobExecution execution) {
		LocalDateTime start = (execution.getStartTime() != null) ? execution.getStartTime() : execution.getCreateTime();
		return start.atZone(ZoneId.systemDefault()).toInstant();
	}

	/** How long an execution took, in seconds; zero while it runs. */
	public static double seconds(JobExecution execution) {
		LocalDateTime start = execution.getStartTime();
		LocalDateTime end = execution.getEndTime();
		return (start != null && end != null) ? Duration.between(start, end).toNanos() / 1e9 : 0;
	}

}
