package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was seen of MongoDB at one look.
 *
 * @param level how strained it seems
 * @param lag how far it, or a member, is behind its last write; zero if that is not known
 * @param reason by what it shows, in words that follow "since"; empty without strain
 */
public record Strain(Level level, Duration lag, String reason) {

	/** There is nothing to be seen. */
	public static final Strain NONE = new Strain(Level.NONE, Duration.ZERO, "");

	/** The more strained, and the further behind, the greater. */
	static final Comparator<Strain> BY_SEVERITY = Comparator.comparing(Strain::lag).thenComparing(Strain::level);

	/**
	 * A lag, which is strain from half of what is tolerated on.
	 * @param lag how far something is behind
	 * @param tolerated how far it may be
	 * @param what is behind, as the subject of a sentence
	 */
	static Strain ofLag(Duration lag, Duration tolerated, String what) {
		return (lag.multipliedBy(2).compareTo(tolerated) < 0) ? NONE
				: new Strain(Level.STRAINED, lag, "%s lags by %.1f s".formatted(what, lag.toMillis() / 1000.0));
	}

	/**
	 * What several have seen, who do not see the same.
	 * @param seen by each, at about the same time
	 * @return the largest lag, and strain if anybody saw some; without any, what somebody
	 * knows counts more than what others do not
	 */
	public static Strain together(Collection<Strain> seen) {
		Strain worst = seen.stream().max(BY_SEVERITY).orElse(NONE);
		Set<Level> levels = seen.stream().map(Strain::level).collect(Collectors.toSet());
		Level level = levels.contains(Level.STRAINED) ? Level.STRAINED
				: levels.contains(Level.NONE) ? Level.NONE : worst.level();
		return worst.as(level);
	}

	/**
	 * The same lag and reason at another level.
	 * @param other the level
	 * @return with that level
	 */
	public Strain as(Level other) {
		return new Strain(other, this.lag, this.reason);
	}

	/** How strained it seems. */
	public enum Level {

		/** Not at all. */
		NONE,

		/** It was at the last look, and nothing new is known since. */
		UNKNOWN,

		/** It is. */
		STRAINED

	}

}
