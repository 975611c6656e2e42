package io.orderarchiver.step.partition;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.step.StepExecution;

/** Hands partitions out among the threads of this process. */
public final class LocalPartitionExchange implements PartitionExchange {

	private final Queue<StepExecution> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicInteger open = new AtomicInteger();

	@Override
	public boolean isShared() {
		return false;
	}

	@Override
	public void offer(JobExecution execution, List<StepExecution> partitions) {
		this.open.set(partitions.size());
		this.waiting.addAll(partitions);
	}

	@Override
	public Optional<StepExecution> take() {
		return Optional.ofNullable(this.waiting.poll());
	}

	@Override
	public boolean ended(StepExecution partition) {
		this.open.decrementAndGet();
		return true;
	}

	/** A thread that finds none waiting is needed no longer. */
	@Override
	public boolean isOver() {
		return this.open.get() == 0 || this.waiting.isEmpty();
	}

	@Override
	public void collect() {
		// They are the very objects that were worked on.
	}

	@Override
	public void attend() {
		// There are no others.
	}

}
