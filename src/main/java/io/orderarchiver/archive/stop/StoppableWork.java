package io.orderarchiver.archive.stop;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Work on a thread of its own, so that a stop need not wait for a server that does not
 * answer. The step's own thread is never interrupted: that would close the files of the
 * job repository under it.
 */
public final class StoppableWork implements AutoCloseable {

	/** How long work under way may go on after a stop was asked for. */
	private static final Duration GRACE = Duration.ofSeconds(5);

	private static final long POLL_MILLIS = 200;

	private final ExecutorService executor;

	private final StopSignal stop;

	private final Duration grace;

	/**
	 * Creates a thread for work.
	 * @param threadName its name
	 * @param stop ends a wait
	 */
	public StoppableWork(String threadName, StopSignal stop) {
		this(threadName, stop, GRACE);
	}

	/**
	 * Creates a thread for work.
	 * @param threadName its name
	 * @param stop ends a wait
	 * @param grace how long work under way may go on after a stop was asked for
	 */
	public StoppableWork(String threadName, StopSignal stop, Duration grace) {
		this.executor = Executors.newSingleThreadExecutor((task) -> {
			Thread thread = new Thread(task, threadName);
			thread.setDaemon(true);
			return thread;
		});
		this.stop = stop;
		this.grace = grace;
	}

	/**
	 * Begins work; it waits for earlier work to end.
	 * @param <T> what it yields
	 * @param work what to do
	 * @return its end
	 */
	public <T> Future<T> begin(Supplier<T> work) {
		return this.executor.submit(work::get);
	}

	/**
	 * Waits for work to end.
	 * @param <T> what it yields
	 * @param work what was begun
	 * @return what it yielded
	 * @throws StopRequestedException if a stop was asked for and the grace is over
	 */
	public <T> T await(Future<T> work) {
		long polls = 0;
		while (true) {
			try {
				return work.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (TimeoutException ex) {
				polls += this.stop.isRequested() ? 1 : 0;
				if (polls * POLL_MILLIS > this.grace.toMillis()) {
					this.stop.check();
				}
			}
			catch (ExecutionException ex) {
				throw rethrow(ex.getCause());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new CancellationException("interrupted");
			}
		}
	}

	private static RuntimeException rethrow(@Nullable Throwable failure) {
		if (failure instanceof Error error) {
			throw error;
		}
		return (failure instanceof RuntimeException runtime) ? runtime : new IllegalStateException(failure);
	}

	@Override
	public void close() {
		this.executor.shutdownNow();
	}

}
