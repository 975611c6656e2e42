package io.orderarchiver.archive.pace;

import java.util.Collection;
import java.util.OptionalDouble;

import io.orderarchiver.archive.strain.Strain;
import io.orderarchiver.archive.strain.Strain.Level;

/**
 * What a process sees of MongoDB, and how fast it is meanwhile.
 *
 * @param strain what it sees
 * @param speed orders a second of late; zero if none has passed yet
 * @param best orders a second when nothing held it up; zero if that is not known yet
 * @param activity whether pages pass
 */
public record Look(Strain strain, double speed, double best, Activity activity) {

	/** Whether a process does what it is asked to do slower. */
	public enum Activity {

		/** A page has passed of late. */
		BUSY,

		/** No page has passed of late: it waits, or has nothing left to do. */
		IDLE

	}

	/**
	 * What the processes of a run see. Who does nothing does not know whether MongoDB is
	 * slow, and adds nothing to what all could do.
	 * @param looks one of each, at about the same time
	 * @return as if one had seen, and done, it all
	 */
	public static Look together(Collection<Look> looks) {
		return new Look(Strain.together(looks.stream().map(Look::known).toList()),
				looks.stream().mapToDouble(Look::speed).sum(),
				looks.stream().filter(Look::isBusy).mapToDouble(Look::best).sum(),
				looks.stream().anyMatch(Look::isBusy) ? Activity.BUSY : Activity.IDLE);
	}

	private Strain known() {
		return (this.strain.level() == Level.NONE && !isBusy()) ? this.strain.as(Level.UNKNOWN) : this.strain;
	}

	private boolean isBusy() {
		return this.activity == Activity.BUSY;
	}

	/**
	 * The same speed beside another strain.
	 * @param other what was seen
	 * @return with that strain
	 */
	public Look with(Strain other) {
		return new Look(other, this.speed, this.best, this.activity);
	}

	/** The speed, compared with the best one; nothing before anything has passed. */
	OptionalDouble presentOfBest() {
		if (this.speed == 0) {
			return OptionalDouble.empty();
		}
		return OptionalDouble.of((this.best == 0) ? 1 : Math.min(1, this.speed / this.best));
	}

}
