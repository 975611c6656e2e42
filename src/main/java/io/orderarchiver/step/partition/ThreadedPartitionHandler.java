package io.orderarchiver.step.partition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import io.orderarchiver.step.PartitionHalt;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Works on partitions with several threads of this process, and where the exchange hands
 * them out to others too, waits for those. When one fails, the others end with their
 * page, STOPPED, as they do when a stop was asked for; those that had not begun end
 * STOPPED at once, since what is left STARTING could not be resumed.
 */
public final class ThreadedPartitionHandler extends AbstractPartitionHandler {

	private static final Duration POLL = Duration.ofMillis(500);

	private final Step partitionStep;

	private final int threads;

	private final PartitionExchange exchange;

	private final PartitionHalt halt;

	private final AtomicInteger named = new AtomicInteger();

	/**
	 * Creates the handler.
	 * @param partitionStep what is done for each partition
	 * @param threads how many are worked on at once
	 * @param exchange hands them out
	 * @param halt ends all when one has failed
	 */
	public ThreadedPartitionHandler(Step partitionStep, int threads, PartitionExchange exchange, PartitionHalt halt) {
		this.partitionStep = partitionStep;
		this.threads = threads;
		this.exchange = exchange;
		this.halt = halt;
	}

	@Override
	protected Set<StepExecution> doHandle(StepExecution managerStepExecution, Set<StepExecution> partitions)
			throws JobInterruptedException {
		List<StepExecution> ordered = new ArrayList<>(partitions);
		ordered.sort(Comparator.comparing(StepExecution::getStepName));
		this.exchange.offer(managerStepExecution.getJobExecution(), ordered);
		ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, this.threads), this::thread);
		try {
			List<Future<?>> workers = new ArrayList<>();
			for (int i = 0; i < Math.min(this.threads, ordered.size()); i++) {
				workers.add(executor.submit(this::workUntilOver));
			}
			await(workers);
		}
		finally {
			executor.shutdown();
		}
		this.exchange.collect();
		return partitions;
	}

	private Thread thread(Runnable work) {
		Thread thread = new Thread(work, "partition-" + this.named.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

	private void workUntilOver() {
		while (!this.exchange.isOver()) {
			Optional<StepExecution> next = this.exchange.take();
			next.ifPresentOrElse(this::work, ThreadedPartitionHandler::pause);
		}
	}

	private void work(StepExecution partition) {
		execute(partition);
		if (this.exchange.ended(partition) && partition.getStatus() == BatchStatus.FAILED) {
			this.halt.request();
		}
	}

	private void execute(StepExecution partition) {
		try {
			this.partitionStep.execute(partition);
		}
		catch (JobInterruptedException ex) {
			partition.setTerminateOnly();
			partition.setStatus(BatchStatus.STOPPED);
		}
		catch (DataAccessException | TransactionException ex) {
			// It could not be begun; what the others do is not to be given up for it.
			partition.addFailureException(ex);
			partition.setStatus(BatchStatus.UNKNOWN);
		}
	}

	private static void pause() {
		try {
			Thread.sleep(POLL.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** A page under way is never interrupted: that would close the job repository. */
	private void await(List<Future<?>> workers) throws JobInterruptedException {
		for (Future<?> worker : workers) {
			while (!isDone(worker)) {
				this.exchange.attend();
			}
		}
		while (!this.exchange.isOver()) {
			this.exchange.attend();
			pause();
		}
	}

	private boolean isDone(Future<?> worker) throws JobInterruptedException {
		try {
			worker.get(POLL.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			this.halt.request();
			throw new IllegalStateException("A partition could not be worked on", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new JobInterruptedException("interrupted while partitions were worked on");
		}
	}

}
