package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.DocumentOutput.Name;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/**
 * Asks MongoDB for values as they lie in documents, with bytes that no driver can decode.
 */
final class ValueFilters {

	/** A command may have 16 MB, and what it asks for comes back with it. */
	static final int MOST_BYTES = 6 * 1024 * 1024;

	private static final Name IN = Name.of("$in");

	private static final Name EQ = Name.of("$eq");

	private ValueFilters() {
	}

	static BsonDocument in(String field, Collection<RawValue> values) {
		try (DocumentOutput condition = new DocumentOutput()) {
			condition.writeArray(IN, values);
			return new BsonDocument(field, condition.toDocument());
		}
	}

	/** Written as a condition: a document could be taken for operators. */
	static BsonDocument eq(String field, RawValue value) {
		return new BsonDocument(field, equal(value));
	}

	private static RawBsonDocument equal(RawValue value) {
		try (DocumentOutput condition = new DocumentOutput()) {
			condition.write(EQ, value);
			return condition.toDocument();
		}
	}

	static boolean isTooMuch(Collection<RawValue> values) {
		long bytes = 0;
		for (RawValue value : values) {
			bytes += value.size();
		}
		return bytes > MOST_BYTES;
	}

	/** So many at once as a command can carry, at least one. */
	static List<List<RawValue>> batches(Collection<RawValue> values) {
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
