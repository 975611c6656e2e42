package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.orderarchiver.archive.strain.Strain;

/**
 * Slows a pace down by what MongoDB shows, and lets it wait for a lag to shrink. Called
 * by one thread; its state is read by others.
 */
final class Sparing {

	private final SparingRate rate;

	private final Duration maxLag;

	private volatile PaceState state = PaceState.FREE;

	private String reason = "";

	Sparing(SparingRate rate, Duration maxLag) {
		this.rate = rate;
		this.maxLag = maxLag;
	}

	/** Takes a look into account. */
	void seen(Strain strain) {
		switch (strain.level()) {
			case STRAINED -> this.rate.strained();
			case NONE -> this.rate.relieved();
			case UNKNOWN -> {
				// It waits for a page to tell.
			}
		}
		this.reason = strain.reason().isEmpty() ? this.reason : strain.reason();
		this.state = waitsFor(strain.lag()) ? waiting(strain) : this.rate.isSparing() ? sparing() : PaceState.FREE;
	}

	/**
	 * Once it waits, the lag must be well below, or it would begin and end all the time.
	 */
	private boolean waitsFor(Duration lag) {
		boolean waits = this.state.reason() == PaceState.Reason.LAG;
		return (waits ? lag.multipliedBy(2) : lag).compareTo(this.maxLag) > 0;
	}

	private PaceState waiting(Strain strain) {
		return new PaceState(PaceState.Reason.LAG,
				"pauses, since %s, and --max-lag is %d s".formatted(strain.reason(), this.maxLag.toSeconds()));
	}

	private PaceState sparing() {
		return new PaceState(PaceState.Reason.SPARING, String.format(Locale.ROOT,
				"spares MongoDB at %,.0f orders/s, since %s", Math.ceil(this.rate.rate()), this.reason));
	}

	PaceState state() {
		return this.state;
	}

	/** Why nothing is to pass, if so. */
	Optional<PaceState> pause() {
		return Optional.of(this.state).filter(PaceState::pauses);
	}

}
