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
 */
public record Look(Strain strain, double speed, double best) {

	/**
	 * What the processes of a run see. Who has not done a page yet does not know whether
	 * MongoDB is slow.
	 * @param looks one of each, at about the same time
	 * @return as if one had seen, and done, it all
	 */
	public static Look together(Collection<Look> looks) {
		return new Look(Strain.together(looks.stream().map(Look::known).toList()),
				looks.stream().mapToDouble(Look::speed).sum(), looks.stream().mapToDouble(Look::best).sum());
	}

	private Strain known() {
		return (this.strain.level() == Level.NONE && this.speed == 0) ? this.strain.as(Level.UNKNOWN) : this.strain;
	}

	/**
	 * The same speed beside another strain.
	 * @param other what was seen
	 * @return with that strain
	 */
	public Look with(Strain other) {
		return new Look(other, this.speed, this.best);
	}

	/** The speed, compared with the best one; nothing before anything has passed. */
	OptionalDouble presentOfBest() {
		if (this.speed == 0) {
			return OptionalDouble.empty();
		}
		return OptionalDouble.of((this.best == 0) ? 1 : Math.min(1, this.speed / this.best));
	}

}
