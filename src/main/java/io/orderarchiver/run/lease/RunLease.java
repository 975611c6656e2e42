package io.orderarchiver.run.lease;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.orderarchiver.archive.stop.StopSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/**
 * The right to run a job on a target, kept alive by a heartbeat until it is closed. A
 * stop that another process asks for comes in by it.
 */
public final class RunLease {

	private static final Logger logger = LoggerFactory.getLogger(RunLease.class);

	private static final Duration POLL = Duration.ofSeconds(1);

	private final LiveRuns liveRuns;

	private final HeldLease lease;

	private final StopSignal stop;

	private final ScheduledExecutorService executor;

	private final List<Future<?>> tasks;

	private RunLease(LiveRuns liveRuns, HeldLease lease, StopSignal stop) {
		this.liveRuns = liveRuns;
		this.lease = lease;
		this.stop = stop;
		this.executor = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "heartbeat");
			thread.setDaemon(true);
			return thread;
		});
		this.tasks = List.of(each(lease.terms().beat(), this::beat), each(POLL, this::listen));
	}

	private Future<?> each(Duration interval, Runnable task) {
		return this.executor.scheduleWithFixedDelay(task, interval.toMillis(), interval.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	/**
	 * Does work under the lease.
	 * @param wait how long to wait for a living run to end
	 * @throws AlreadyRunningException if another run lives on after that
	 */
	public static <T> T holding(LiveRuns liveRuns, HeldLease wanted, Duration wait, StopSignal stop, Supplier<T> work) {
		RunLease lease = take(liveRuns, wanted, wait, stop);
		try {
			return work.get();
		}
		finally {
			lease.close();
		}
	}

	/**
	 * Takes the lease.
	 * @param wait how long to wait for a living run to end
	 * @throws AlreadyRunningException if another run lives on after that
	 * @throws io.orderarchiver.archive.stop.StopRequestedException if a stop was asked
	 * for while waiting
	 */
	private static RunLease take(LiveRuns liveRuns, HeldLease wanted, Duration wait, StopSignal stop) {
		Instant deadline = Instant.now().plus(wait);
		Optional<RunOwner> other = liveRuns.acquire(wanted);
		Optional<RunOwner> told = Optional.empty();
		while (other.isPresent()) {
			if (!Instant.now().isBefore(deadline)) {
				throw new AlreadyRunningException(wanted.name(), other.get());
			}
			if (!other.equals(told)) {
				logger.info("{} is running already on this target ({}); waiting for it to end.", wanted.name(),
						other.get());
				told = other;
			}
			stop.pause(POLL);
			other = acquireAfter(other.get(), liveRuns, wanted);
		}
		return new RunLease(liveRuns, wanted, stop);
	}

	/** Whoever waits for long waits through an outage of the job repository, too. */
	private static Optional<RunOwner> acquireAfter(RunOwner other, LiveRuns liveRuns, HeldLease wanted) {
		try {
			return liveRuns.acquire(wanted);
		}
		catch (DataAccessException ex) {
			logger.warn("The job repository does not say whether {} lives ({}); asking again.", other,
					ex.getClass().getSimpleName());
			return Optional.of(other);
		}
	}

	private void beat() {
		try {
			if (!this.liveRuns.beat(this.lease)) {
				logger.error("Another process has taken over this run of {}, after this one was silent for too long."
						+ " This one stops.", this.lease.name());
				this.stop.request();
			}
		}
		catch (DataAccessException ex) {
			logger.warn("The heartbeat could not be written to the job repository: {}", ex.getClass().getSimpleName());
		}
	}

	private void listen() {
		try {
			if (!this.stop.isRequested() && this.liveRuns.isStopRequested(this.lease.owner())) {
				logger.info("Another process asks this run to stop: stopping after this page.");
				this.stop.request();
			}
		}
		catch (DataAccessException ex) {
			logger.debug("The job repository does not say whether to stop: {}", ex.getClass().getSimpleName());
		}
	}

	private void close() {
		this.tasks.forEach((task) -> task.cancel(false));
		this.executor.shutdown();
		try {
			this.liveRuns.release(this.lease.name(), this.lease.target(), this.lease.owner());
		}
		catch (DataAccessException ex) {
			logger.warn("The run could not be signed off in the job repository ({}); the next start sees that its"
					+ " process is gone.", ex.getClass().getSimpleName());
		}
	}

}
