package io.orderarchiver.archive.rejects;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import com.mongodb.client.model.Filters;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * Which rejects of the store are meant.
 *
 * @param ids those of these orders alone, if given
 * @param reason those of this reason alone, if given
 * @param run those that this run was the first or the last to meet, if given
 */
public record RejectSelection(Optional<List<RawValue>> ids, Optional<RejectReason> reason, OptionalLong run) {

	/** Every reject. */
	public static final RejectSelection ALL = new RejectSelection(Optional.empty(), Optional.empty(),
			OptionalLong.empty());

	/**
	 * The rejects of some orders.
	 * @param ids the orders' {@code _id}s
	 * @return a selection of these alone
	 */
	public static RejectSelection of(List<RawValue> ids) {
		return new RejectSelection(Optional.of(List.copyOf(ids)), Optional.empty(), OptionalLong.empty());
	}

	BsonDocument filter() {
		BsonDocument filter = condition();
		this.ids
			.ifPresent((some) -> filter.append(OrderFields.ID, new BsonDocument("$in", FindByValues.decoded(some))));
		return filter;
	}

	/** But for the ids. */
	BsonDocument condition() {
		BsonDocument condition = new BsonDocument();
		this.reason.ifPresent((one) -> condition.append(StoredReject.REASON, new BsonString(one.name())));
		this.run.ifPresent((number) -> condition
			.putAll(Filters.or(Filters.eq(StoredReject.RUN, number), Filters.eq(RejectDocuments.LAST_RUN, number))
				.toBsonDocument()));
		return condition;
	}

}
