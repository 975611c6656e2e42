package io.orderarchiver.archive.find;

import java.util.Objects;

import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A part of the archive by the {@code _id}s of its documents, half-open, in the order of
 * the index.
 *
 * @param from the first {@code _id}, as {@link ArchivePages.Page#checkpoint()} has it; or
 * null for no lower bound
 * @param to the first one behind it, or null for no upper bound
 */
public record IdRange(@Nullable String from, @Nullable String to) {

	/** Everything. */
	public static final IdRange ALL = new IdRange(null, null);

	/**
	 * A bound, or a checkpoint, for people.
	 * @param bound as {@link ArchivePages.Page#checkpoint()} has it
	 * @return its {@code _id}, as messages show it
	 */
	public static String shown(String bound) {
		return OrderIds.shown(RawValue.of(Objects.requireNonNull(BsonDocument.parse(bound).get(OrderFields.ID))));
	}

	@Nullable BsonDocument upperBound() {
		return (this.to != null) ? BsonDocument.parse(this.to) : null;
	}

	/** Where reading begins, or goes on. */
	@Nullable BsonDocument start(@Nullable String checkpoint) {
		String start = (checkpoint != null) ? checkpoint : this.from;
		return (start != null) ? BsonDocument.parse(start) : null;
	}

}
