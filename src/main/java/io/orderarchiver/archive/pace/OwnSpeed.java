package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

import io.orderarchiver.archive.pace.Look.Activity;

/**
 * How fast this process is, and may be: at a share of the best that it did when nothing
 * held it up. Thread-safe.
 */
final class OwnSpeed {

	private static final long MEMORY = Duration.ofSeconds(10).toNanos();

	private final LongSupplier nanoTime;

	private final Deque<Passed> recent = new ArrayDeque<>();

	private PaceShare share = PaceShare.ALL;

	private double best;

	OwnSpeed(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	synchronized void limitTo(PaceShare wanted) {
		this.share = wanted;
	}

	/** Some have passed. */
	synchronized void passed(int orders) {
		if (this.share.isAll() || this.best == 0) {
			noteBest();
		}
		this.recent.add(new Passed(this.nanoTime.getAsLong(), orders));
		forget();
	}

	/** Less than a second tells nothing. */
	private void noteBest() {
		if (!this.recent.isEmpty() && seconds() >= 1) {
			this.best = Math.max(this.best, now());
		}
	}

	/** The last one is kept: a strained cluster may need a minute for it. */
	private void forget() {
		long now = this.nanoTime.getAsLong();
		while (this.recent.size() > 1 && now - this.recent.getFirst().at() > MEMORY) {
			this.recent.removeFirst();
		}
	}

	/** Orders a second of late; zero before anything has passed. */
	synchronized double now() {
		if (this.recent.isEmpty()) {
			return 0;
		}
		forget();
		long orders = this.recent.stream().mapToLong(Passed::orders).sum();
		return Math.max(1, orders / Math.max(1, seconds()));
	}

	private double seconds() {
		return (this.nanoTime.getAsLong() - this.recent.getFirst().at()) / 1e9;
	}

	/** Whether the last one has passed within ten seconds. */
	synchronized Activity activity() {
		return (this.recent.isEmpty() || this.nanoTime.getAsLong() - this.recent.getLast().at() > MEMORY)
				? Activity.IDLE : Activity.BUSY;
	}

	/**
	 * Orders a second when nothing but a fixed limit held them up; zero if that is not
	 * known yet.
	 * @param fixed the limit that holds now; it may have been higher
	 */
	synchronized double best(double fixed) {
		return Math.min(this.best, fixed);
	}

	/**
	 * Orders a second that may pass. Nothing else is held up before it is known what this
	 * process can do: a share of that could be next to nothing.
	 * @param fixed orders a second that may pass at all events
	 */
	synchronized double limit(double fixed) {
		if (this.share.isAll()) {
			return fixed;
		}
		if (this.best == 0) {
			noteBest();
		}
		return (this.best == 0) ? fixed : this.share.ofBest() * best(fixed);
	}

	private record Passed(long at, int orders) {
	}

}
