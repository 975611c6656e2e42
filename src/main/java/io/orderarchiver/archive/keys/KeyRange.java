package io.orderarchiver.archive.keys;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Filters;
import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Keys of delivered orders that one query reads.
 *
 * @param filter selects them
 * @param access how they are read
 */
record KeyRange(Bson filter, Access access) {

	/** Before this instant, there is no date in BSON. */
	private static final BsonDateTime FIRST_DATE = new BsonDateTime(Long.MIN_VALUE);

	/**
	 * All types that a {@code date_commande} can wrongly have, but null and array. Each
	 * has bounds in an index; "not a date" has none and would fetch every order. An array
	 * is found by the types of its elements.
	 */
	private static final List<String> OTHER_TYPES = List.of("double", "string", "object", "binData", "undefined",
			"objectId", "bool", "regex", "dbPointer", "javascript", "symbol", "javascriptWithScope", "int", "timestamp",
			"long", "decimal", "minKey", "maxKey");

	/**
	 * Where arrays begin in the covering index. An element of a date that is an array is
	 * one entry there; if it is an array itself, no condition on its type has bounds.
	 */
	static final BsonDocument FIRST_ARRAY = bound(new BsonArray());

	/** The least value of the type behind arrays. */
	static final BsonDocument BEHIND_ARRAYS = bound(new BsonBinary(new byte[0]));

	private static final BsonString ARRAY = new BsonString("array");

	/** How a range is read. */
	enum Access {

		/**
		 * From the covering index alone, by (date, _id); gives a position to resume at.
		 */
		SORTED,

		/** By the covering index, in any order. */
		HINTED,

		/** By the covering index, between the bounds of arrays in it. */
		WITHIN_ARRAYS,

		/** By whatever index there is, in any order. */
		UNSORTED

	}

	/**
	 * The ranges of a partition in the order of reading.
	 * @param checkpoint the date, in milliseconds since 1970, up to which a former
	 * execution came, or null; what lies before is not in them
	 */
	static List<KeyRange> plan(KeyPartition partition, @Nullable Long checkpoint) {
		List<KeyRange> ranges = new ArrayList<>();
		if (partition.dates() == Dates.UNDATED
				|| (partition.dates() == Dates.ALL && !partition.window().isFiltered())) {
			ranges.addAll(undated());
		}
		if (partition.dates() != Dates.UNDATED) {
			BsonDateTime from = (checkpoint != null) ? new BsonDateTime(checkpoint) : begin(partition.window());
			ranges.add(dated(from, end(partition.window()), Access.SORTED));
		}
		return ranges;
	}

	/** All dates of a window. */
	static KeyRange dated(Window window) {
		return dated(begin(window), end(window), Access.SORTED);
	}

	private static BsonDateTime begin(Window window) {
		return (window.from() != null) ? new BsonDateTime(window.from().toEpochMilli()) : FIRST_DATE;
	}

	private static @Nullable BsonDateTime end(Window window) {
		return (window.to() != null) ? new BsonDateTime(window.to().toEpochMilli()) : null;
	}

	/** Delivered orders that no date filter selects, from the covering index. */
	static List<KeyRange> undated() {
		BsonArray types = new BsonArray();
		OTHER_TYPES.forEach((type) -> types.add(new BsonString(type)));
		return List.of(new KeyRange(delivered(Filters.eq(OrderFields.DATE, BsonNull.VALUE)), Access.HINTED),
				new KeyRange(delivered(Filters.eq(OrderFields.DATE, new BsonArray())), Access.HINTED),
				new KeyRange(delivered(new BsonDocument(OrderFields.DATE, new BsonDocument("$type", types))),
						Access.HINTED),
				new KeyRange(delivered(Filters.elemMatch(OrderFields.DATE, new BsonDocument("$type", ARRAY))),
						Access.WITHIN_ARRAYS));
	}

	/**
	 * The same where no date is an array: to ask for arrays in vain would fetch each
	 * order, since only a cursor can be kept between the bounds of arrays.
	 */
	static List<KeyRange> undatedWithoutArrays() {
		return undated().stream().filter((range) -> range.access() != Access.WITHIN_ARRAYS).toList();
	}

	/**
	 * The same as one condition, which has no bounds in an index: to be asked only where
	 * dates are arrays, since the ranges overlap there.
	 */
	static Bson anyUndated() {
		return delivered(Filters.or(Filters.not(Filters.type(OrderFields.DATE, BsonType.DATE_TIME)),
				Filters.type(OrderFields.DATE, BsonType.ARRAY)));
	}

	private static BsonDocument bound(BsonValue date) {
		return Delivered.filter()
			.append(OrderFields.DATE, date)
			.append(OrderFields.ID, new BsonMinKey())
			.append(OrderFields.NUMBER, new BsonMinKey());
	}

	private static KeyRange dated(BsonDateTime from, @Nullable BsonDateTime to, Access access) {
		Bson lower = Filters.gte(OrderFields.DATE, from);
		return new KeyRange(delivered((to != null) ? Filters.and(lower, Filters.lt(OrderFields.DATE, to)) : lower),
				access);
	}

	/** Everything in a partition in one go, for want of the covering index. */
	static KeyRange unsorted(KeyPartition partition) {
		if (partition.dates() == Dates.UNDATED) {
			return new KeyRange(anyUndated(), Access.UNSORTED);
		}
		boolean all = partition.dates() == Dates.ALL && !partition.window().isFiltered();
		return new KeyRange(all ? delivered(Filters.empty()) : dated(partition.window()).filter(), Access.UNSORTED);
	}

	/** What is left of a sorted range behind a date. */
	static KeyRange behind(KeyPartition partition, long date) {
		return dated(new BsonDateTime(date), end(partition.window()), Access.SORTED);
	}

	private static Bson delivered(Bson filter) {
		return Filters.and(Delivered.filter(), filter);
	}

}
