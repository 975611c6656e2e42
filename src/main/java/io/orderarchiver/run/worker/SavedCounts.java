package io.orderarchiver.run.worker;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.step.RunCounts;

import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/** Tells every two seconds what all processes have saved of the partitions of a run. */
final class SavedCounts {

	private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

	private final JobRepository jobRepository;

	private final Consumer<Tally> progress;

	/** Of partitions that have ended nothing changes any more. */
	private final Map<Long, Tally> ended = new HashMap<>();

	private long lookedAt = System.nanoTime();

	SavedCounts(JobRepository jobRepository, Consumer<Tally> progress) {
		this.jobRepository = jobRepository;
		this.progress = progress;
	}

	void tell(List<StepExecution> partitions) {
		if (System.nanoTime() - this.lookedAt >= BETWEEN_LOOKS.toNanos()) {
			this.lookedAt = System.nanoTime();
			this.progress.accept(partitions.stream().map(this::saved).reduce(Tally.ZERO, Tally::plus));
		}
	}

	private Tally saved(StepExecution partition) {
		Tally before = this.ended.get(partition.getId());
		if (before != null) {
			return before;
		}
		StepExecution saved = this.jobRepository.getStepExecution(partition.getId());
		if (saved == null) {
			return Tally.ZERO;
		}
		Tally counted = RunCounts.ofExecution(saved.getExecutionContext());
		if (!saved.getStatus().isRunning()) {
			this.ended.put(partition.getId(), counted);
		}
		return counted;
	}

}
