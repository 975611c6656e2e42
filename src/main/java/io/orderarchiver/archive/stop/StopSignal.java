package io.orderarchiver.archive.stop;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A wish to stop, uttered once by a signal or another thread and seen by everything that
 * waits.
 */
public final class StopSignal {

	private final CountDownLatch requested = new CountDownLatch(1);

	/** Asks everything that knows this signal to stop soon. */
	public void request() {
		this.requested.countDown();
	}

	/**
	 * Whether a stop was asked for.
	 * @return true from the first request on
	 */
	public boolean isRequested() {
		return this.requested.getCount() == 0;
	}

	/**
	 * Goes on, but not beyond a stop.
	 * @throws StopRequestedException if a stop was asked for, or this thread is
	 * interrupted
	 */
	public void check() {
		if (isRequested() || Thread.currentThread().isInterrupted()) {
			throw new StopRequestedException();
		}
	}

	/**
	 * Waits, but not beyond a stop.
	 * @param duration how long at most
	 * @throws StopRequestedException if a stop was asked for before or meanwhile
	 */
	public void pause(Duration duration) {
		try {
			if (this.requested.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
				throw new StopRequestedException();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StopRequestedException();
		}
	}

}
