package io.orderarchiver.doctor.collections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.indexes.ServingIndex;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.NearMiss;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonValue;

/**
 * Counts orders by status from an index alone; without one, among the newest orders only.
 */
final class StatusCounts {

	static final int SAMPLE = 10_000;

	/** A field that holds anything would ask for a count of each value. */
	private static final RawValue NONE = RawValue.of(BsonNull.VALUE);

	private static final int MOST_STATUSES = 30;

	private static final List<BsonDocument> INDEXES = List.of(new BsonDocument(OrderFields.STATUS, new BsonInt32(1)),
			ArchiveIndexes.COVERING);

	private final MongoCollection<BsonDocument> orders;

	StatusCounts(MongoCollection<BsonDocument> orders) {
		this.orders = orders;
	}

	/**
	 * How many orders have each status, absent and null as one.
	 *
	 * @param amounts by status
	 * @param coverage whether all orders were looked at
	 * @param total how many orders there are, or were looked at
	 */
	record Tally(Map<RawValue, Amount> amounts, Coverage coverage, long total) {

		long of(RawValue status) {
			Amount amount = this.amounts.get(status);
			return (amount != null) ? amount.value() : 0;
		}

	}

	/** What was looked at. */
	enum Coverage {

		ALL, NEWEST,

		/** All, but not each of the many statuses. */
		FIRST_STATUSES

	}

	Tally byStatus() {
		return index().map(this::counted).orElseGet(this::sampled);
	}

	/** One status alone, which is quicker. */
	Optional<Amount> of(RawValue status) {
		return index().map((index) -> count(status, index));
	}

	private Optional<String> index() {
		return INDEXES.stream()
			.flatMap((key) -> ServingIndex.of(this.orders, key).stream())
			.filter(this::isThere)
			.findFirst();
	}

	/** Who may not list indexes has nothing but a name. */
	private boolean isThere(String index) {
		try {
			this.orders.find(Filters.eq(OrderFields.STATUS, Delivered.STATUS))
				.collation(Collations.SIMPLE)
				.projection(
						new BsonDocument(OrderFields.STATUS, new BsonInt32(1)).append(OrderFields.ID, new BsonInt32(0)))
				.hintString(index)
				.limit(1)
				.first();
			return true;
		}
		catch (MongoCommandException ex) {
			if (ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				return false;
			}
			throw ex;
		}
	}

	private Tally counted(String index) {
		List<RawValue> statuses = this.orders.distinct(OrderFields.STATUS, BsonValue.class)
			.collation(Collations.SIMPLE)
			.map(RawValue::of)
			.into(new ArrayList<>());
		statuses.remove(NONE);
		Map<RawValue, Amount> amounts = new LinkedHashMap<>();
		statuses.sort(Comparator.comparing(StatusCounts::isDeliveredOrNearly).reversed());
		statuses.stream().limit(MOST_STATUSES).forEach((status) -> amounts.put(status, count(status, index)));
		Amount without = count(NONE, index);
		if (without.value() > 0) {
			amounts.put(NONE, without);
		}
		return new Tally(amounts, (statuses.size() > MOST_STATUSES) ? Coverage.FIRST_STATUSES : Coverage.ALL,
				this.orders.estimatedDocumentCount());
	}

	/** Among many, these must not go unseen. */
	private static boolean isDeliveredOrNearly(RawValue status) {
		return Delivered.is(status) || NearMiss.is(status.toBson());
	}

	private Amount count(RawValue status, String index) {
		return Amount.counted(this.orders.countDocuments(Filters.eq(OrderFields.STATUS, status.toBson()),
				new CountOptions().hintString(index).collation(Collations.SIMPLE).limit(Amount.LIMIT + 1)));
	}

	private Tally sampled() {
		Map<RawValue, Long> counts = new LinkedHashMap<>();
		long total = 0;
		for (BsonDocument order : this.orders.find()
			.collation(Collations.SIMPLE)
			.projection(Projections.fields(Projections.include(OrderFields.STATUS), Projections.excludeId()))
			.sort(Sorts.descending(OrderFields.ID))
			.limit(SAMPLE)) {
			counts.merge(RawValue.of(order.get(OrderFields.STATUS, BsonNull.VALUE)), 1L, Long::sum);
			total++;
		}
		Map<RawValue, Amount> amounts = new LinkedHashMap<>();
		counts.forEach((status, count) -> amounts.put(status, Amount.counted(count)));
		return new Tally(amounts, Coverage.NEWEST, total);
	}

}
