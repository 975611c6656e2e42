package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.Strain;

/**
 * The pace of a run's pages: so many orders pass a second, and no more, whoever waits;
 * and none while it pauses. Thread-safe.
 */
public final class Pace {

	/** Rate and pause may change while somebody waits. */
	private static final Duration LONGEST_NAP = Duration.ofMillis(200);

	private final PaceLimits limits;

	private final StopSignal stop;

	private final Turns turns;

	private final OwnSpeed speed;

	private volatile int sharers = 1;

	private final AtomicLong requestedPauses = new AtomicLong();

	private volatile PaceState pause = PaceState.FREE;

	/**
	 * Creates a pace.
	 * @param limits what is asked of it
	 * @param nanoTime a clock that never goes back, in nanoseconds
	 * @param stop ends a wait early
	 */
	public Pace(PaceLimits limits, LongSupplier nanoTime, StopSignal stop) {
		this.limits = limits;
		this.stop = stop;
		this.turns = new Turns(nanoTime);
		this.speed = new OwnSpeed(nanoTime);
	}

	/**
	 * Waits until orders may pass.
	 * @param orders how many
	 * @throws io.orderarchiver.archive.stop.StopRequestedException if a stop was asked
	 * for
	 */
	public void await(int orders) {
		if (orders == 0) {
			return;
		}
		awaitEndOfPause();
		long turn = this.turns.take(orders, rate());
		Duration left = this.turns.left(turn, rate());
		while (!left.isZero()) {
			this.stop.pause((left.compareTo(LONGEST_NAP) < 0) ? left : LONGEST_NAP);
			awaitEndOfPause();
			left = this.turns.left(turn, rate());
		}
		this.speed.passed(orders);
	}

	/** Waits while nothing may pass. */
	void awaitEndOfPause() {
		while (this.pause.pauses()) {
			this.stop.pause(LONGEST_NAP);
		}
	}

	private double rate() {
		return this.speed.limit(fixedRate());
	}

	private double fixedRate() {
		return this.limits.maxRate().isPresent() ? this.limits.maxRate().getAsInt() / (double) this.sharers
				: Double.POSITIVE_INFINITY;
	}

	/**
	 * Leaves others their part of the fixed limit: all together are as fast as one would
	 * be.
	 * @param processes how many there are, this one included
	 */
	public void shareWith(int processes) {
		this.sharers = Math.max(1, processes);
	}

	/** Lets nothing pass, or again. */
	void pause(Optional<PaceState> wanted) {
		PaceState next = wanted.orElse(PaceState.FREE);
		if (next.reason().isRequested() != this.pause.reason().isRequested()) {
			// Before whoever waits can pass.
			this.requestedPauses.incrementAndGet();
		}
		this.pause = next;
	}

	/**
	 * How many pauses that somebody asked for have begun and ended: if there are more
	 * than there were, what was known then may be no longer so.
	 */
	long requestedPauses() {
		return this.requestedPauses.get();
	}

	/** Lets so much pass as spares MongoDB. */
	void limitTo(PaceShare share) {
		this.speed.limitTo(share);
	}

	/** Beyond which lag a run pauses that spares MongoDB. */
	Duration maxLag() {
		return this.limits.maxLag().orElse(PaceLimits.DEFAULT_MAX_LAG);
	}

	/** What was seen, with how fast orders pass. */
	Look look(Strain strain) {
		return new Look(strain, this.speed.now(), this.speed.best(fixedRate()), this.speed.activity());
	}

}
