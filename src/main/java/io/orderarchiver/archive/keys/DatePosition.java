package io.orderarchiver.archive.keys;

import java.util.HashSet;
import java.util.Set;

import io.orderarchiver.archive.keys.KeyRange.Access;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.BsonType;
import org.jspecify.annotations.Nullable;

/** How far reading in the order of dates has come. */
final class DatePosition {

	/** Beyond so many orders of one instant, some may be read, and counted, twice. */
	private static final int MOST_TIES = 100_000;

	private final Set<RawValue> seenAtLastDate = new HashSet<>();

	/** An array for a date lies in an index as often as it has kinds of elements. */
	private final Set<RawValue> seenWithArray = new HashSet<>();

	private @Nullable Long checkpoint;

	private @Nullable Long lastDate;

	DatePosition(@Nullable Long checkpoint) {
		this.checkpoint = checkpoint;
	}

	/** The date to save: every order before it has been read. */
	@Nullable Long checkpoint() {
		return this.checkpoint;
	}

	/** The date at which a lost cursor is opened again, by this execution. */
	@Nullable Long lastDate() {
		return this.lastDate;
	}

	/**
	 * Notes a key.
	 * @return false if it was read before: by a cursor that was opened again, or by the
	 * range of another element of its date, which is an array
	 */
	boolean advance(OrderKey key, Access access) {
		if (key.date() != null && key.date().type() == BsonType.ARRAY) {
			return this.seenWithArray.size() >= MOST_TIES || this.seenWithArray.add(key.id());
		}
		if (access != Access.SORTED || key.date() == null || !key.date().isDateTime()) {
			return true;
		}
		long date = key.date().dateTime();
		if (this.lastDate == null || date != this.lastDate) {
			this.lastDate = date;
			this.checkpoint = date;
			this.seenAtLastDate.clear();
		}
		return this.seenAtLastDate.size() >= MOST_TIES || this.seenAtLastDate.add(key.id());
	}

	void giveUp() {
		this.checkpoint = null;
		this.lastDate = null;
		this.seenAtLastDate.clear();
		this.seenWithArray.clear();
	}

}
