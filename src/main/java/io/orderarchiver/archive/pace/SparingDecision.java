package io.orderarchiver.archive.pace;

import java.time.Duration;

import io.orderarchiver.archive.pace.PaceState.Reason;

/**
 * How much MongoDB is spared.
 *
 * @param share how much of its best speed each process of the run may use
 * @param reason free, sparing or lag, by which nothing passes
 * @param sign by which strain has shown, in words that follow "since"
 */
public record SparingDecision(PaceShare share, Reason reason, String sign) {

	/** As long as nothing was seen. */
	public static final SparingDecision NONE = new SparingDecision(PaceShare.ALL, Reason.FREE, "");

	/**
	 * The same in words.
	 * @param maxLag beyond which lag nothing passes
	 */
	PaceState state(Duration maxLag) {
		return switch (this.reason) {
			case SPARING -> new PaceState(this.reason,
					"spares MongoDB at %s of its pace, since %s".formatted(this.share, this.sign));
			case LAG -> new PaceState(this.reason,
					"pauses, since %s, and --max-lag is %d s".formatted(this.sign, maxLag.toSeconds()));
			case FREE, PAUSE_FILE, PAUSE_REQUEST -> PaceState.FREE;
		};
	}

}
