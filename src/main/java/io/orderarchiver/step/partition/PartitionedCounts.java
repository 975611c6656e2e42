package io.orderarchiver.step.partition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.step.RunCounts;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * The books of a run whose orders are counted by several steps: the sum over them, each
 * as its newest execution saved it. The engine's sums cannot be it: they leave out the
 * partitions that a resumed run skips.
 *
 * @param newest the newest execution of each step, by its name
 */
public record PartitionedCounts(Map<String, StepExecution> newest) {

	/** Makes the map safe to share. */
	public PartitionedCounts {
		newest = Map.copyOf(newest);
	}

	/**
	 * Reads the books.
	 * @param jobRepository holds them
	 * @param instance the run
	 * @param steps the names of the steps that count
	 * @return those of them that have begun
	 */
	public static PartitionedCounts of(JobRepository jobRepository, JobInstance instance, Collection<String> steps) {
		Map<String, StepExecution> newest = new LinkedHashMap<>();
		for (String step : steps) {
			StepExecution last = jobRepository.getLastStepExecution(instance, step);
			if (last != null) {
				newest.put(step, last);
			}
		}
		return new PartitionedCounts(newest);
	}

	/**
	 * What each step has newly rejected.
	 * @return over all executions, by the step's name
	 */
	public Map<String, Long> newRejects() {
		Map<String, Long> counts = new LinkedHashMap<>();
		this.newest.forEach(
				(step, execution) -> counts.put(step, RunCounts.ofRun(execution.getExecutionContext()).newRejects()));
		return counts;
	}

	/**
	 * What the run did.
	 * @return over all steps and executions
	 */
	public Tally ofRun() {
		return sum(this.newest.values().stream().map((step) -> RunCounts.ofRun(step.getExecutionContext())).toList());
	}

	/**
	 * What one execution did.
	 * @param execution one that is the newest of its run
	 * @return over all steps
	 */
	public Tally of(JobExecution execution) {
		return sum(this.newest.values()
			.stream()
			.filter((step) -> step.getJobExecutionId() == execution.getId())
			.map((step) -> RunCounts.ofExecution(step.getExecutionContext()))
			.toList());
	}

	private static Tally sum(Collection<Tally> tallies) {
		return tallies.stream().reduce(Tally.ZERO, Tally::plus);
	}

}
