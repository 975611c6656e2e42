package io.orderarchiver.seal.check;

import java.util.List;

import io.orderarchiver.seal.SealLine;

/**
 * An archived order as it is now, in a file of its day.
 *
 * @param days in the files of how many days it is: of more than one, if a completion has
 * set its date
 * @param erasure whether it is named as erased
 * @param digests as it is now, and as it was before each completion, the newest first
 * @param id its {@code _id} as canonical extended JSON
 */
record CurrentLine(int days, Erasure erasure, List<String> digests, String id) {

	/** Whether an order is named as erased. */
	enum Erasure {

		NAMED, NOT_NAMED

	}

	static CurrentLine parse(String line) {
		String[] parts = line.split(" ", 4);
		return new CurrentLine(Integer.parseInt(parts[0]), Erasure.valueOf(parts[1]), List.of(parts[2].split(",")),
				parts[3]);
	}

	Difference since(SealLine sealed) {
		if (this.erasure == Erasure.NAMED) {
			return Difference.ERASED;
		}
		return this.digests.contains(sealed.digest()) ? Difference.COMPLETED : Difference.CHANGED;
	}

	boolean isAs(SealLine sealed) {
		return this.digests.get(0).equals(sealed.digest());
	}

	@Override
	public String toString() {
		return "%s %s %s %s".formatted(this.days, this.erasure, String.join(",", this.digests), this.id);
	}

}
