package io.orderarchiver.archive.rejects;

import java.util.Optional;

import io.orderarchiver.archive.Reject;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;

/**
 * A reject on its way into the store, with as much of its order as the store can take.
 *
 * @param reject the reject
 * @param original its order, if it is still there
 * @param before what the store has of it
 * @param extent how much is kept
 * @param notKept why not all of it is, in a sentence
 */
record RejectCopy(Reject reject, Optional<RawBsonDocument> original, Optional<StoredReject> before, Extent extent,
		Optional<String> notKept) {

	/** A document has 16 MB, and a write needs some room around it. */
	private static final long MOST_BYTES = 16 * 1024 * 1024 - 64 * 1024;

	/**
	 * In a write, an _id stands in the filter and in the document, and there as text too.
	 */
	private static final long IDS = 6;

	/** How much of a reject is kept. */
	enum Extent {

		/** All, with the order, if there is one. */
		WHOLE,

		/** All but the order. */
		WITHOUT_ORDER,

		/** The order's _id, and why it was rejected. */
		REASON_ALONE

	}

	static RejectCopy of(Reject reject, Optional<RawBsonDocument> original, Optional<StoredReject> before) {
		RejectCopy whole = new RejectCopy(reject, original, before, Extent.WHOLE, Optional.empty());
		RawValue number = reject.key().number();
		long bytes = IDS * reject.key().id().size() + ((number != null) ? number.size() : 0);
		if (bytes > MOST_BYTES) {
			return whole.less(Extent.REASON_ALONE, "they are too large");
		}
		long orderBytes = original.map((order) -> order.getByteBuffer().remaining()).orElse(0);
		return (bytes + orderBytes > MOST_BYTES) ? whole.less(Extent.WITHOUT_ORDER, "it is too large") : whole;
	}

	/**
	 * After the store has refused it.
	 * @param why a part of a sentence
	 * @return with less of its order; nothing if there is nothing to leave out
	 */
	Optional<RejectCopy> less(String why) {
		return switch (this.extent) {
			case WHOLE ->
				Optional.of(less(this.original.isPresent() ? Extent.WITHOUT_ORDER : Extent.REASON_ALONE, why));
			case WITHOUT_ORDER -> Optional.of(less(Extent.REASON_ALONE, why));
			case REASON_ALONE -> Optional.empty();
		};
	}

	private RejectCopy less(Extent less, String why) {
		String what = (less == Extent.WITHOUT_ORDER) ? "Kept without the order: "
				: "Kept without the order and its number: ";
		return new RejectCopy(this.reject, this.original, this.before, less, Optional.of(what + why + "."));
	}

	RawValue id() {
		return this.reject.key().id();
	}

	Optional<RawBsonDocument> keptOriginal() {
		return this.original.filter((order) -> this.extent == Extent.WHOLE);
	}

	long bytes() {
		return keptOriginal().map((order) -> order.getByteBuffer().remaining()).orElse(0) + 2L * id().size();
	}

}
