package io.orderarchiver.watch;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import io.orderarchiver.archive.stop.StopSignal;

/**
 * Ends a watch by itself, and tells when an idle one is to save its position. It hears of
 * what is read from one thread, and of what is saved from another.
 */
final class WatchLimits {

	private final Optional<Duration> endAfter;

	private final Optional<Duration> endWhenIdle;

	private final Duration heartbeat;

	private final LongSupplier nanoTime;

	private final StopSignal stop;

	private final AtomicInteger unsaved = new AtomicInteger();

	private volatile long busyAt;

	private long openedAt;

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
			this.busyAt = now;
		}
		if (events > 0) {
			this.busyAt = now;
		}
		if (this.endAfter.isPresent() && now - this.openedAt >= this.endAfter.get().toNanos()) {
			this.stop.request();
		}
	}

	/**
	 * Whether nothing has come in for as long as an idle watch goes on, and all that came
	 * before is saved.
	 */
	boolean isIdle() {
		return this.opened && this.endWhenIdle.isPresent() && this.unsaved.get() == 0
				&& this.nanoTime.getAsLong() - this.busyAt >= this.endWhenIdle.get().toNanos();
	}

	/** A micro-batch is about to be stored and its position saved. */
	void handedOut(MicroBatch<?> batch) {
		this.lastSaveAt = this.nanoTime.getAsLong();
		if (batch.hasOrders()) {
			this.unsaved.incrementAndGet();
		}
	}

	/** It is. */
	void saved(MicroBatch<?> batch) {
		if (batch.hasOrders()) {
			this.busyAt = this.nanoTime.getAsLong();
			this.unsaved.decrementAndGet();
		}
	}

	boolean isSaveDue() {
		return this.nanoTime.getAsLong() - this.lastSaveAt >= this.heartbeat.toNanos();
	}

}
