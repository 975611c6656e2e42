package io.orderarchiver.seal.check;

import java.util.List;

import io.orderarchiver.seal.SealedRun;

/**
 * What a check has found.
 *
 * @param run what run wrote the seal
 * @param digest what stands for the seal
 * @param signature whether it is signed by the key that was named
 * @param problems what is wrong with the seal itself, one sentence each
 * @param days how each day is now; none if the seal cannot be read
 * @param named some of the archived orders that are otherwise, and how many more there
 * are is in the counts
 */
public record SealCheckReport(SealedRun run, String digest, Signature signature, List<String> problems,
		List<DayResult> days, List<NamedOrder> named) {

	/** What is known of a signature. */
	public enum Signature {

		/** It was made with the private key to the public one that was named. */
		VALID,

		/** There is one, and it was not. */
		INVALID,

		/** There is none. */
		NONE,

		/** There is one, and no key was named. */
		NOT_CHECKED

	}

	/**
	 * Whether seal and archive are as they were.
	 * @return false if somebody has to see to it
	 */
	public boolean holds() {
		return this.problems.isEmpty() && this.days.stream().noneMatch(DayResult::hasFaults);
	}

	/**
	 * How many archived orders are otherwise in one way.
	 * @param difference which
	 * @return over all days
	 */
	public long of(Difference difference) {
		return this.days.stream().mapToLong((day) -> day.of(difference)).sum();
	}

	/**
	 * How many archived orders are sealed.
	 * @return over all days
	 */
	public long sealed() {
		return this.days.stream().mapToLong(DayResult::sealed).sum();
	}

}
