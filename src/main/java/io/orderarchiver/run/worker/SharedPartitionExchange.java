package io.orderarchiver.run.worker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.worker.PartitionRows.Failure;
import io.orderarchiver.step.PartitionHalt;
import io.orderarchiver.step.partition.PartitionExchange;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Hands partitions out to whoever claims their rows, here and elsewhere, and sends hints
 * for those that nobody works on: again and again, since a message may get lost, and a
 * worker may die. It survives a while without broker or job repository.
 */
final class SharedPartitionExchange implements PartitionExchange {

	private static final Logger logger = LoggerFactory.getLogger(SharedPartitionExchange.class);

	private static final Duration BETWEEN_HINTS = Duration.ofSeconds(5);

	private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(30);

	private final PartitionRows rows;

	private final ClaimedPartitions claimed;

	private final JobRepository jobRepository;

	private final WorkQueue queue;

	private final Workers workers;

	private final Participation participation;

	private final StopSignal stop;

	private final PartitionHalt halt;

	private final SavedCounts counts;

	/** Why partitions have failed, here and elsewhere. */
	private final Map<Long, List<Throwable>> failures = new ConcurrentHashMap<>();

	private volatile @Nullable Offered offered;

	private long hintedAt;

	private long complainedAt;

	SharedPartitionExchange(PartitionRows rows, ClaimedPartitions claimed, JobRepository jobRepository, WorkQueue queue,
			Workers workers, Participation participation, StopSignal stop, PartitionHalt halt, SavedCounts counts) {
		this.rows = rows;
		this.claimed = claimed;
		this.jobRepository = jobRepository;
		this.queue = queue;
		this.workers = workers;
		this.participation = participation;
		this.stop = stop;
		this.halt = halt;
		this.counts = counts;
		this.complainedAt = System.nanoTime();
		this.hintedAt = this.complainedAt - BETWEEN_HINTS.toNanos();
	}

	@Override
	public boolean isShared() {
		return true;
	}

	@Override
	public void offer(JobExecution execution, List<StepExecution> partitions) {
		this.rows.offer(execution.getId(), partitions.stream().map(StepExecution::getId).toList());
		this.offered = new Offered(execution, partitions);
		attend();
	}

	/** Whoever does not work takes what nobody will begin any more. */
	@Override
	public Optional<StepExecution> take() {
		if (this.participation == Participation.WAITS && !isEnding()) {
			return Optional.empty();
		}
		return asking(() -> this.rows.claimable(offered().number())
			.stream()
			.map(this.claimed::claim)
			.flatMap(Optional::stream)
			.findFirst(), Optional.empty());
	}

	private boolean isEnding() {
		return this.stop.isRequested() || this.halt.isRequested();
	}

	/** What cannot be noted now, whoever claims the partition next will see. */
	@Override
	public boolean ended(StepExecution partition) {
		if (partition.getStatus() == BatchStatus.FAILED) {
			this.failures.put(partition.getId(), List.copyOf(partition.getFailureExceptions()));
		}
		return asking(() -> (partition.getStatus() == BatchStatus.UNKNOWN)
				? this.claimed.giveBackUnlessStopped(partition) : this.claimed.ended(partition, null), true);
	}

	@Override
	public boolean isOver() {
		return asking(() -> this.rows.allEnded(offered().number()), false);
	}

	@Override
	public void attend() {
		asking(() -> {
			if (isEnding()) {
				this.rows.requestStop(offered().number());
			}
			else if (!this.rows.failures(offered().number()).isEmpty()) {
				this.halt.request();
			}
			else if (since(this.hintedAt).compareTo(BETWEEN_HINTS) >= 0) {
				this.hintedAt = System.nanoTime();
				new PartitionHints(this.rows, this.queue, offered().target()).send(offered().number());
			}
			complainOfNobody();
			this.counts.tell(offered().partitions());
			return true;
		}, false);
	}

	private void complainOfNobody() {
		if (this.participation == Participation.WAITS && since(this.complainedAt).compareTo(BETWEEN_COMPLAINTS) >= 0
				&& this.workers.living(offered().target()) == 0) {
			this.complainedAt = System.nanoTime();
			logger.warn("No worker of this target lives, and this process does not work itself (--no-work): waiting for"
					+ " one. To start one: order-archiver worker");
		}
	}

	private static Duration since(long nanoTime) {
		return Duration.ofNanos(System.nanoTime() - nanoTime);
	}

	/** They are the objects by which the engine tells how the step has ended. */
	@Override
	public void collect() {
		Offered run = offered();
		asking(() -> this.rows.failures(run.number()), List.<Failure>of()).forEach((failure) -> this.failures
			.put(failure.stepExecution(), List.of(new PartitionFailedException(failure.host(), failure.reason()))));
		for (StepExecution partition : run.partitions()) {
			StepExecution saved = this.jobRepository.getStepExecution(partition.getId());
			if (saved != null) {
				partition.setStatus(saved.getStatus());
				partition.setExitStatus(saved.getExitStatus());
			}
			this.failures.getOrDefault(partition.getId(), List.of()).forEach(partition::addFailureException);
		}
	}

	private Offered offered() {
		Offered run = this.offered;
		if (run == null) {
			throw new IllegalStateException("nothing was offered yet");
		}
		return run;
	}

	private <T> T asking(Supplier<T> question, T withoutAnswer) {
		try {
			return question.get();
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The job repository does not answer ({}); asking again.", ex.getClass().getSimpleName());
			return withoutAnswer;
		}
	}

	/**
	 * What is handed out.
	 */
	private record Offered(JobExecution execution, List<StepExecution> partitions) {

		long number() {
			return this.execution.getId();
		}

		String target() {
			return String.valueOf(this.execution.getJobParameters().getString(RunIdentity.TARGET));
		}

	}

}
