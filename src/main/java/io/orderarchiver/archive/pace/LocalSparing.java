package io.orderarchiver.archive.pace;

import java.time.Duration;

import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.strain.Strain;

/** Goes slower by what was seen, and waits for a lag to shrink. */
public final class LocalSparing implements Sparing {

	private final Duration maxLag;

	private SparingDecision last = SparingDecision.NONE;

	private String sign = "";

	/**
	 * Begins at full speed.
	 * @param maxLag beyond which lag nothing passes
	 */
	public LocalSparing(Duration maxLag) {
		this.maxLag = maxLag;
	}

	@Override
	public SparingDecision decide(Look own) {
		Strain strain = own.strain();
		this.sign = strain.reason().isEmpty() ? this.sign : strain.reason();
		PaceShare share = share(own);
		Reason reason = waitsFor(strain.lag()) ? Reason.LAG : share.isAll() ? Reason.FREE : Reason.SPARING;
		this.last = new SparingDecision(share, reason, this.sign);
		return this.last;
	}

	/** Before anything has passed there is nothing to halve. */
	private PaceShare share(Look look) {
		PaceShare share = this.last.share();
		return switch (look.strain().level()) {
			case STRAINED ->
				look.presentOfBest().isPresent() ? share.halved(look.presentOfBest().getAsDouble()) : share;
			case NONE -> share.raised();
			// It waits for a page to tell.
			case UNKNOWN -> share;
		};
	}

	/**
	 * Once it waits, the lag must be well below, or it would begin and end all the time.
	 */
	private boolean waitsFor(Duration lag) {
		boolean waits = this.last.reason() == Reason.LAG;
		return (waits ? lag.multipliedBy(2) : lag).compareTo(this.maxLag) > 0;
	}

	/**
	 * Takes over what was decided elsewhere, to go on from there.
	 * @param decision what holds
	 */
	public void adopt(SparingDecision decision) {
		this.last = decision;
		this.sign = decision.sign();
	}

}
