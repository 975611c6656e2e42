package io.orderarchiver.archive.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.DocumentOutput.Name;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;

/**
 * Conditions on values as they lie in documents. The driver sends them as they are where
 * a write is to be done; {@link FindByValues} is for reading.
 */
public final class ValueFilters {

	/** A command may have 16 MB, and what it asks for comes back with it. */
	static final int MOST_BYTES = 6 * 1024 * 1024;

	private static final Name IN = Name.of("$in");

	private static final Name EQ = Name.of("$eq");

	private ValueFilters() {
	}

	/**
	 * The condition that a field has one of some values.
	 * @param field which field
	 * @param values as they lie in documents
	 * @return a filter
	 */
	public static RawBsonDocument in(String field, Collection<RawValue> values) {
		return condition(field, isIn(values));
	}

	/** Written as a condition: a document could be taken for operators. */
	public static RawBsonDocument eq(String field, RawValue value) {
		return condition(field, isEqual(value));
	}

	private static RawBsonDocument isIn(Collection<RawValue> values) {
		try (DocumentOutput condition = new DocumentOutput()) {
			condition.writeArray(IN, values);
			return condition.toDocument();
		}
	}

	static RawBsonDocument isEqual(RawValue value) {
		try (DocumentOutput condition = new DocumentOutput()) {
			condition.write(EQ, value);
			return condition.toDocument();
		}
	}

	private static RawBsonDocument condition(String field, RawBsonDocument condition) {
		try (DocumentOutput filter = new DocumentOutput()) {
			filter.writeDocument(Name.of(field), condition);
			return filter.toDocument();
		}
	}

	/**
	 * Whether values are more than a command can ask for at once.
	 * @param values as they lie in documents
	 * @return true beyond a few megabytes
	 */
	public static boolean isTooMuch(Collection<RawValue> values) {
		long bytes = 0;
		for (RawValue value : values) {
			bytes += value.size();
		}
		return bytes > MOST_BYTES;
	}

	/** So many at once as a command can carry, at least one. */
	public static List<List<RawValue>> batches(Collection<RawValue> values) {
		List<List<RawValue>> batches = new ArrayList<>(1);
		List<RawValue> batch = new ArrayList<>(values.size());
		long bytes = 0;
		for (RawValue value : values) {
			if (!batch.isEmpty() && bytes + value.size() > MOST_BYTES) {
				batches.add(batch);
				batch = new ArrayList<>();
				bytes = 0;
			}
			batch.add(value);
			bytes += value.size();
		}
		if (!batch.isEmpty()) {
			batches.add(batch);
		}
		return batches;
	}

}
