package io.orderarchiver.simulation.town;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The time of a running town. It goes by in ticks, begins when it is created, and does
 * not pass closing time. What was missed because MongoDB was away, or the computer
 * asleep, is made up for, but no more than some seconds of it.
 */
final class TownTime {

	private static final long TICK = Duration.ofMillis(100).toNanos();

	private static final long LONGEST_HOLD_UP = Duration.ofSeconds(10).toNanos();

	private final LongSupplier nanoTime;

	private final Consumer<Duration> pause;

	private final long opening;

	private final long closing;

	private long lastTick;

	private long now;

	/**
	 * Opens the town.
	 * @param openFor how long, or null for ever
	 * @param nanoTime measures time
	 * @param pause waits
	 */
	TownTime(@Nullable Duration openFor, LongSupplier nanoTime, Consumer<Duration> pause) {
		this.nanoTime = nanoTime;
		this.pause = pause;
		this.opening = nanoTime.getAsLong();
		this.lastTick = this.opening;
		this.closing = (openFor != null) ? openFor.toNanos() : Long.MAX_VALUE;
	}

	/**
	 * The time of the last tick.
	 * @return nanoseconds since the opening
	 */
	long now() {
		return this.now;
	}

	/** Whether the town has closed. */
	boolean isOver() {
		return this.lastTick - this.opening >= this.closing;
	}

	/** Waits for the next tick. */
	void tick() {
		long wait = this.lastTick + TICK - this.nanoTime.getAsLong();
		if (wait > 0) {
			this.pause.accept(Duration.ofNanos(wait));
		}
		long tick = this.nanoTime.getAsLong();
		this.now = Math.min(this.now + Math.min(tick - this.lastTick, LONGEST_HOLD_UP), this.closing);
		this.lastTick = tick;
	}

}
