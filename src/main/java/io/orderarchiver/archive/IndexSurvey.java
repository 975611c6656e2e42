package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.WantedIndex.Need;
import io.orderarchiver.archive.WantedIndex.Presence;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Looks at the indexes that {@link ArchiveIndexes} would create, and creates none. */
public final class IndexSurvey {

	private final ArchiveCollections collections;

	/**
	 * Creates the survey.
	 * @param collections where orders and archive are
	 */
	public IndexSurvey(ArchiveCollections collections) {
		this.collections = collections;
	}

	/**
	 * What is there.
	 * @return the wanted indexes, the indispensable one first
	 */
	public List<WantedIndex> look() {
		Optional<List<BsonDocument>> ofArchive = ArchiveIndexes.indexes(this.collections.archive());
		Optional<List<BsonDocument>> ofOrders = ArchiveIndexes.indexes(this.collections.orders());
		List<WantedIndex> wanted = new ArrayList<>();
		wanted.add(wanted(this.collections.archive(), ArchiveIndexes.NUMBER, Need.INDISPENSABLE, ofArchive));
		for (BsonDocument key : List.of(ArchiveIndexes.STATUS, ArchiveIndexes.DATE, ArchiveIndexes.COVERING)) {
			wanted.add(wanted(this.collections.orders(), key, Need.FASTER, ofOrders));
		}
		return wanted;
	}

	private static WantedIndex wanted(MongoCollection<BsonDocument> collection, BsonDocument key, Need need,
			Optional<List<BsonDocument>> indexes) {
		String name = collection.getNamespace().getCollectionName();
		if (indexes.isEmpty()) {
			return new WantedIndex(name, key, need, unlisted(collection, key, need), null);
		}
		Predicate<BsonDocument> fits = (need == Need.INDISPENSABLE) ? ArchiveIndexes::isUniqueNumber
				: (index) -> ArchiveIndexes.hasKey(index, key);
		if (indexes.get().stream().anyMatch(fits)) {
			return new WantedIndex(name, key, need, Presence.PRESENT, null);
		}
		String inTheWay = inTheWay(indexes.get(), key);
		return new WantedIndex(name, key, need, (inTheWay != null) ? Presence.CONFLICTING : Presence.MISSING, inTheWay);
	}

	/** A hint tells whether it is there, but not whether it is unique. */
	private static Presence unlisted(MongoCollection<BsonDocument> collection, BsonDocument key, Need need) {
		try {
			collection.find(Filters.eq(key.getFirstKey(), "")).hint(key).limit(1).first();
			return (need == Need.INDISPENSABLE) ? Presence.UNKNOWN : Presence.PRESENT;
		}
		catch (MongoCommandException ex) {
			if (ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				return Presence.MISSING;
			}
			if (ex.getErrorCode() == ErrorCodes.UNAUTHORIZED) {
				return Presence.UNKNOWN;
			}
			throw ex;
		}
	}

	private static @Nullable String inTheWay(List<BsonDocument> indexes, BsonDocument key) {
		return indexes.stream()
			.filter((index) -> ArchiveIndexes.hasKey(index, key) || nameOf(index).equals(defaultName(key)))
			.map(IndexSurvey::nameOf)
			.findFirst()
			.orElse(null);
	}

	private static String nameOf(BsonDocument index) {
		return index.getString("name", new BsonString("")).getValue();
	}

	private static String defaultName(BsonDocument key) {
		return String.join("_", key.keySet().stream().map((field) -> field + "_1").toList());
	}

	/**
	 * Order numbers that the archive holds more than once, which its unique index cannot
	 * be built over.
	 * @param among how many archived orders are looked at
	 * @return the first ten, with how often each is there
	 */
	public List<String> doubles(int among) {
		List<Bson> pipeline = List.of(Aggregates.project(Projections.include(OrderFields.NUMBER)),
				Aggregates.limit(among), Aggregates.group("$" + OrderFields.NUMBER, Accumulators.sum("n", 1)),
				Aggregates.match(Filters.gt("n", 1)), Aggregates.sort(Sorts.ascending(OrderFields.ID)),
				Aggregates.limit(10));
		List<String> doubles = new ArrayList<>();
		for (BsonDocument group : this.collections.archive().aggregate(pipeline, BsonDocument.class)) {
			doubles.add(OrderIds.text(group.get(OrderFields.ID, BsonNull.VALUE)) + " ("
					+ group.getNumber("n").longValue() + " times)");
		}
		return doubles;
	}

}
