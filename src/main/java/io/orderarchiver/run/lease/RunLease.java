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

	private static final Duration BEAT = Duration.ofSeconds(20);

	private static final Duration POLL = Duration.ofSeconds(1);

	private final LiveRuns liveRuns;

	private final String job;

	private final String target;

	private final RunOwner self;

	private final StopSignal stop;

	private final ScheduledExecutorService executor;

	private final List<Future<?>> tasks;

	private RunLease(LiveRuns liveRuns, String job, String target, RunOwner self, StopSignal stop) {
		this.liveRuns = liveRuns;
		this.job = job;
		this.target = target;
		this.self = self;
		this.stop = stop;
		this.executor = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "heartbeat");
			thread.setDaemon(true);
			return thread;
		});
		this.tasks = List.of(each(BEAT, this::beat), each(POLL, this::listen));
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
	public static <T> T holding(LiveRuns liveRuns, String job, String target, Duration wait, StopSignal stop,
			Supplier<T> work) {
		RunLease lease = take(liveRuns, job, target, wait, stop);
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
	private static RunLease take(LiveRuns liveRuns, String job, String target, Duration wait, StopSignal stop) {
		RunOwner self = RunOwner.thisProcess();
		Instant deadline = Instant.now().plus(wait);
		Optional<RunOwner> other = liveRuns.acquire(job, target, self);
		if (other.isPresent() && !wait.isZero()) {
			logger.info("{} is running already on this target ({}); waiting for it to end.", job, other.get());
		}
		while (other.isPresent()) {
			if (!Instant.now().isBefore(deadline)) {
				throw new AlreadyRunningException(job, other.get());
			}
			stop.pause(POLL);
			other = liveRuns.acquire(job, target, self);
		}
		return new RunLease(liveRuns, job, target, self, stop);
	}

	private void beat() {
		try {
			if (!this.liveRuns.beat(this.job, this.target, this.self)) {
				logger.error("Another process has taken over this run of {}, after this one was silent for too long."
						+ " This one stops.", this.job);
				this.stop.request();
			}
		}
		catch (DataAccessException ex) {
			logger.warn("The heartbeat could not be written to the job repository: {}", ex.getClass().getSimpleName());
		}
	}

	private void listen() {
		try {
			if (!this.stop.isRequested() && this.liveRuns.isStopRequested(this.self)) {
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
			this.liveRuns.release(this.job, this.target, this.self);
		}
		catch (DataAccessException ex) {
			logger.warn("The run could not be signed off in the job repository ({}); the next start sees that its"
					+ " process is gone.", ex.getClass().getSimpleName());
		}
	}

}
