package io.orderarchiver.archive.find;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.RawValue;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Finds documents by the values of a field, whatever bytes they have. What the driver
 * would change by decoding it goes by a command of bytes.
 */
public final class FindByValues {

	private final ArchiveCollections collections;

	private final @Nullable ClientSession session;

	/**
	 * Creates a search.
	 * @param collections the database
	 * @param session what must be seen, or null for what a majority has
	 */
	public FindByValues(ArchiveCollections collections, @Nullable ClientSession session) {
		this.collections = collections;
		this.session = session;
	}

	/**
	 * Finds documents, as many at once as a command can carry.
	 * @param wanted which
	 * @param values the values of its field, each once
	 * @param found is told of each document
	 */
	public void forEach(Wanted wanted, Collection<RawValue> values, Consumer<RawBsonDocument> found) {
		for (List<RawValue> batch : ValueFilters.batches(values)) {
			List<RawValue> ordinary = new ArrayList<>(batch.size());
			List<RawValue> strange = new ArrayList<>(0);
			batch.forEach((value) -> (value.survivesDecoding() ? ordinary : strange).add(value));
			if (!ordinary.isEmpty()) {
				find(wanted, ordinary).forEach(found);
			}
			if (!strange.isEmpty()) {
				new RawFind(this.collections.database(), this.session).forEach(wanted, strange, found);
			}
		}
	}

	private FindIterable<RawBsonDocument> find(Wanted wanted, List<RawValue> values) {
		BsonDocument filter = new BsonDocument(wanted.field(), new BsonDocument("$in", decoded(values)));
		filter.putAll(wanted.condition());
		MongoCollection<RawBsonDocument> collection = this.collections.raw(wanted.collection());
		FindIterable<RawBsonDocument> documents = (this.session != null) ? collection.find(this.session, filter)
				: collection.find(filter);
		if (!wanted.projection().isEmpty()) {
			documents.projection(Projections.include(wanted.projection()));
		}
		return documents.collation(Collations.SIMPLE).batchSize(values.size() + 1);
	}

	/**
	 * The values as the driver has them.
	 * @param values values that survive decoding
	 * @return in the same order
	 */
	public static BsonArray decoded(List<RawValue> values) {
		return new BsonArray(values.stream().map(RawValue::toBson).toList());
	}

	/**
	 * What is looked for.
	 *
	 * @param collection where
	 * @param field whose values are known
	 * @param condition what else must hold; empty for nothing
	 * @param projection the fields that are fetched besides {@code _id}; empty for all
	 */
	public record Wanted(String collection, String field, BsonDocument condition, List<String> projection) {

		/**
		 * Documents of a collection, whatever else is in them.
		 * @param collection which collection
		 * @param field the field whose values are given
		 * @param projection the fields to read besides {@code _id}; none for all
		 * @return what is wanted
		 */
		public static Wanted of(String collection, String field, String... projection) {
			return new Wanted(collection, field, new BsonDocument(), List.of(projection));
		}

	}

}
