package io.orderarchiver.simulation.server;

import java.util.List;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The part of the index of {@code _id} that a {@code find} reads, which the library
 * leaves out of account. Documents must come with their {@code _id}.
 *
 * @param min the first {@code _id}, if there is such a bound
 * @param max the first one behind, if there is such a bound
 * @param skip how many of those between are left out
 * @param limit how many are found at most; 0 for all
 */
record IdBounds(@Nullable Document min, @Nullable Document max, long skip, long limit) {

	private static final String ID = "_id";

	/** Takes out of a query what has to be done behind the bounds. */
	static IdBounds takenFrom(Document query) {
		Document min = bound(query.get("min"));
		Document max = bound(query.get("max"));
		return (min == null && max == null) ? new IdBounds(null, null, 0, 0)
				: new IdBounds(min, max, number(query.remove("skip")), number(query.remove("limit")));
	}

	private static @Nullable Document bound(@Nullable Object bound) {
		return (bound instanceof Document document && document.size() == 1 && document.containsKey(ID)) ? document
				: null;
	}

	private static long number(@Nullable Object value) {
		return (value instanceof Number number) ? number.longValue() : 0;
	}

	List<Document> among(List<Document> found) {
		if (this.min == null && this.max == null) {
			return found;
		}
		Stream<Document> between = found.stream().filter(this::contains).skip(this.skip);
		return ((this.limit > 0) ? between.limit(this.limit) : between).toList();
	}

	private boolean contains(Document document) {
		ValueComparator order = ValueComparator.asc();
		return (this.min == null || order.compare(document.get(ID), this.min.get(ID)) >= 0)
				&& (this.max == null || order.compare(document.get(ID), this.max.get(ID)) < 0);
	}

}
