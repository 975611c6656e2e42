package io.orderarchiver.archive.write;

import io.orderarchiver.archive.Reject;

/** Why an insert was refused, found out afterwards. */
sealed interface Verdict {

	/** The archive held the same order already. */
	record Duplicate() implements Verdict {
	}

	/** An earlier attempt of this very insert had succeeded. */
	record Archived() implements Verdict {
	}

	/** A unique index refused it, but nobody holds its number or id any more. */
	record Ownerless(Reject unlessInsertedAgain) implements Verdict {
	}

	/** It cannot be archived. */
	record Rejected(Reject reject) implements Verdict {
	}

}
