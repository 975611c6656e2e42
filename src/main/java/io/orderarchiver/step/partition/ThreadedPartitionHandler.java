package io.orderarchiver.step.partition;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.orderarchiver.step.PartitionHalt;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.partition.support.AbstractPartitionHandler;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * Works on partitions with several threads. When one fails, the others end with their
 * page, STOPPED, as they do when a stop was asked for; those that had not begun end
 * STOPPED at once, since what is left STARTING could not be resumed.
 */
public final class ThreadedPartitionHandler extends AbstractPartitionHandler {

	private final Step partitionStep;

	private final int threads;

	private final PartitionHalt halt;

	private final AtomicInteger named = new AtomicInteger();

	/**
	 * Creates the handler.
	 * @param partitionStep what is done for each partition
	 * @param threads how many are worked on at once
	 * @param halt ends all when one has failed
	 */
	public ThreadedPartitionHandler(Step partitionStep, int threads, PartitionHalt halt) {
		this.partitionStep = partitionStep;
		this.threads = threads;
		this.halt = halt;
	}

	@Override
	protected Set<StepExecution> doHandle(StepExecution managerStepExecution, Set<StepExecution> partitions)
			throws JobInterruptedException {
		List<StepExecution> ordered = new ArrayList<>(partitions);
		ordered.sort(Comparator.comparing(StepExecution::getStepName));
		Queue<StepExecution> waiting = new ConcurrentLinkedQueue<>(ordered);
		ExecutorService executor = Executors.newFixedThreadPool(this.threads, this::thread);
		try {
			List<Future<?>> workers = new ArrayList<>();
			for (int i = 0; i < Math.min(this.threads, ordered.size()); i++) {
				workers.add(executor.submit(() -> workOn(waiting)));
			}
			await(workers);
		}
		finally {
			executor.shutdown();
		}
		return partitions;
	}

	private Thread thread(Runnable work) {
		Thread thread = new Thread(work, "partition-" + this.named.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	}

	private void workOn(Queue<StepExecution> waiting) {
		for (StepExecution next = waiting.poll(); next != null; next = waiting.poll()) {
			execute(next);
			if (next.getStatus() == BatchStatus.FAILED || next.getStatus() == BatchStatus.UNKNOWN) {
				this.halt.request();
			}
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
	}

	/** A page under way is never interrupted: that would close the job repository. */
	private static void await(List<Future<?>> workers) throws JobInterruptedException {
		for (Future<?> worker : workers) {
			try {
				worker.get();
			}
			catch (ExecutionException ex) {
				throw new IllegalStateException("A partition could not be worked on", ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new JobInterruptedException("interrupted while partitions were worked on");
			}
		}
	}

}
