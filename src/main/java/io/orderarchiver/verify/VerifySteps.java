package io.orderarchiver.verify;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.orderarchiver.archive.find.IdRange;
import io.orderarchiver.step.PartitionNames;
import io.orderarchiver.step.partition.PinnedPartitions;
import io.orderarchiver.step.partition.PinnedRanges.Range;
import io.orderarchiver.verify.files.PartFiles.Lengths;
import io.orderarchiver.verify.files.VerificationFiles;
import io.orderarchiver.verify.finding.FindingCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The steps of a verification that look at orders, or at archived ones: partitions, and
 * those behind them. Each saves what it has found itself.
 */
public final class VerifySteps {

	private static final Set<String> COUNTING = Set.of(VerifyJobConfiguration.SWEEP_STEP,
			VerifyJobConfiguration.RECHECK_STEP, VerifyJobConfiguration.SETTLE_STEP);

	private VerifySteps() {
	}

	/**
	 * What a verification has counted.
	 * @param jobRepository holds it
	 * @param execution the run's newest execution
	 * @return the sum over its steps, each over all its executions
	 */
	public static FindingCounts counts(JobRepository jobRepository, JobExecution execution) {
		return contexts(jobRepository, execution, all(execution)).values()
			.stream()
			.flatMap((context) -> VerifyState.countsIn(context).stream())
			.reduce(FindingCounts.ZERO, FindingCounts::plus);
	}

	/**
	 * Writes the list of what a verification has found, as far as it was saved.
	 * @param jobRepository knows how much that is
	 * @param execution the run's newest execution
	 * @param directory where the files of the run are
	 * @param options tell where the list goes, if there is one
	 * @throws IOException if it cannot be written
	 */
	public static void list(JobRepository jobRepository, JobExecution execution, VerifyDirectory directory,
			VerifyOptions options) throws IOException {
		if (options.list().isPresent()) {
			VerificationFiles.list(directory.of(execution.getJobParameters()),
					lengths(jobRepository, execution, all(execution)), options.list().get());
		}
	}

	/**
	 * How long the files of steps were when they were saved last.
	 * @param steps their names, in the order of the flow
	 * @return of those that have begun, in the same order
	 */
	static Map<String, Lengths> lengths(JobRepository jobRepository, JobExecution execution, List<String> steps) {
		Map<String, Lengths> lengths = new LinkedHashMap<>();
		contexts(jobRepository, execution, steps)
			.forEach((step, context) -> lengths.put(step, VerifyState.lengthsIn(context)));
		return lengths;
	}

	private static Map<String, ExecutionContext> contexts(JobRepository jobRepository, JobExecution execution,
			List<String> steps) {
		Map<String, ExecutionContext> contexts = new LinkedHashMap<>();
		for (String step : steps) {
			StepExecution newest = jobRepository.getLastStepExecution(execution.getJobInstance(), step);
			if (newest != null) {
				contexts.put(step, newest.getExecutionContext());
			}
		}
		return contexts;
	}

	/** In the order of the flow, which is that of the list of findings. */
	static List<String> all(JobExecution execution) {
		List<String> steps = new ArrayList<>(forward(execution));
		steps.add(VerifyJobConfiguration.RECHECK_STEP);
		steps.addAll(backward(execution));
		steps.add(VerifyJobConfiguration.SETTLE_STEP);
		return steps;
	}

	/** Those that look at delivered orders. */
	static List<String> forward(JobExecution execution) {
		List<String> steps = new ArrayList<>(PinnedPartitions.stepNames(execution, VerifyJobConfiguration.ORDERS_STEP));
		steps.add(VerifyJobConfiguration.SWEEP_STEP);
		return steps;
	}

	/** Those that look at archived orders. */
	static List<String> backward(JobExecution execution) {
		ExecutionContext job = execution.getExecutionContext();
		return VerifyPreparation.isDone(job)
				? VerifyPreparation.rangesIn(job).stepNames(VerifyJobConfiguration.ARCHIVE_STEP) : List.of();
	}

	/**
	 * The parts of the archive.
	 * @param job the context of the run's newest execution
	 * @return in the order of {@code _id}s, which are as messages show them; none before
	 * they were cut
	 */
	public static List<Range> archiveRanges(ExecutionContext job) {
		return VerifyPreparation.isDone(job) ? VerifyPreparation.rangesIn(job)
			.ranges()
			.stream()
			.map((range) -> new Range(range.name(), shown(range.from()), shown(range.to())))
			.toList() : List.of();
	}

	private static @Nullable String shown(@Nullable String bound) {
		return (bound != null) ? IdRange.shown(bound) : null;
	}

	/**
	 * Up to where a part of the archive has been read.
	 * @param partition the context of its step's newest execution
	 * @return an {@code _id}, as messages show it; nothing before the first page
	 */
	public static Optional<String> archiveCheckpoint(ExecutionContext partition) {
		return Optional.ofNullable(ArchivedOrderJudgementReader.checkpointIn(partition)).map(IdRange::shown);
	}

	/**
	 * Whether a step counts orders, or archived ones.
	 * @param step its name
	 * @return true for partitions, and for those behind them that count
	 */
	public static boolean isCounting(String step) {
		return !PartitionNames.in(step).isEmpty() || COUNTING.contains(step);
	}

}
