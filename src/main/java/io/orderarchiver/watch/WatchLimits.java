package io.orderarchiver.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.orderarchiver.archive.StopSignal;

/** Ends a watch by itself, and tells when an idle one is to save its position. */
final class WatchLimits {

	private final Optional<Duration> endAfter;

	private final Optional<Duration> endWhenIdle;

	private final Duration heartbeat;

	private final LongSupplier nanoTime;

	private final StopSignal stop;

	private long openedAt;

	private long lastEventAt;

	private long lastSaveAt;

	private boolean opened;

	WatchLimits(WatchOptions options, LongSupplier nanoTime, StopSignal stop) {
		this.endAfter = options.endAfter();
		this.endWhenIdle = options.endWhenIdle();
		this.heartbeat = options.heartbeat();
		this.nanoTime = nanoTime;
		this.stop = stop;
		this.lastSaveAt = nanoTime.getAsLong();
	}

	/** The stream has answered. */
	void polled(int events) {
		long now = this.nanoTime.getAsLong();
		if (!this.opened) {
			this.opened = true;
			this.openedAt = now;
			this.lastEventAt = now;
		}
		if (events > 0) {
			this.lastEventAt = now;
		}
		if (isOver(this.endAfter, this.openedAt, now) || isOver(this.endWhenIdle, this.lastEventAt, now)) {
			this.stop.request();
		}
	}

	private static boolean isOver(Optional<Duration> limit, long since, long now) {
		return limit.isPresent() && now - since >= limit.get().toNanos();
	}

	/** A position is about to be saved. */
	void saves() {
		this.lastSaveAt = this.nanoTime.getAsLong();
	}

	boolean isSaveDue() {
		return this.nanoTime.getAsLong() - this.lastSaveAt >= this.heartbeat.toNanos();
	}

}
