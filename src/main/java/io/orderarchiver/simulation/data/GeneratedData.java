package io.orderarchiver.simulation.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Dimension;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;

import static io.orderarchiver.order.OrderFields.ID;

/**
 * The generated documents of a database, whatever options generated them: those with an
 * ObjectId that begins with {@link #ID_PREFIX}. Archived orders and rejects have the
 * {@code _id} of their order, and so belong to them.
 */
public final class GeneratedData {

	/**
	 * How the {@code _id} of every generated document begins, in hex. An ObjectId begins
	 * with its time: these four bytes are a morning of 1970, before there were any, so
	 * that no real document is taken for a generated one.
	 */
	public static final String ID_PREFIX = "00005eed";

	/** The first four bytes of each generated ObjectId, as a number. */
	public static final int PREFIX = Integer.parseInt(ID_PREFIX, 16);

	private static final ObjectId LOWEST = new ObjectId(ID_PREFIX + "0".repeat(16));

	private static final ObjectId HIGHEST = new ObjectId(ID_PREFIX + "f".repeat(16));

	private final MongoDatabase database;

	private final CollectionNames names;

	/**
	 * Looks at a database; nothing is read yet.
	 * @param database where to look
	 * @param names its collections
	 */
	public GeneratedData(MongoDatabase database, CollectionNames names) {
		this.database = database.withReadPreference(ReadPreference.primary())
			.withReadConcern(ReadConcern.MAJORITY)
			.withWriteConcern(WriteConcern.MAJORITY);
		this.names = names;
	}

	/**
	 * What all generated documents have in common, and no other.
	 * @return a filter by {@code _id}, for any of the collections
	 */
	public static Bson filter() {
		return Filters.and(Filters.gte(ID, LOWEST), Filters.lte(ID, HIGHEST));
	}

	/**
	 * Deletes all generated documents, their archived orders and rejects included, and
	 * nothing else. It can be repeated when it was interrupted.
	 * @return what was deleted
	 * @throws com.mongodb.MongoException if a deletion fails; earlier ones stand
	 */
	public ClearReport clear() {
		Bson generated = filter();
		Map<String, Long> deleted = new LinkedHashMap<>();
		for (String name : collections()) {
			deleted.put(name, this.database.getCollection(name).deleteMany(generated).getDeletedCount());
		}
		return new ClearReport(deleted);
	}

	/**
	 * Whether there are orders that were not generated, whatever type their {@code _id}
	 * has. This costs two index look-ups.
	 * @return true if there is at least one
	 * @throws com.mongodb.MongoException if the database cannot be read
	 */
	public boolean holdsForeignOrders() {
		return isForeign(Sorts.ascending(ID)) || isForeign(Sorts.descending(ID));
	}

	/** Orders go first: a running watch then finds none to archive anew. */
	private List<String> collections() {
		List<String> collections = new ArrayList<>(
				List.of(this.names.orders(), this.names.archive(), this.names.rejects()));
		for (Dimension dimension : Dimension.values()) {
			collections.add(this.names.of(dimension));
		}
		return collections;
	}

	/**
	 * Looks at one end of all ids. Generated ids follow one another in MongoDB's order
	 * over all types, so that a foreign one shows at an end; range filters would see ids
	 * of their own type alone.
	 */
	private boolean isForeign(Bson endFirst) {
		MongoCollection<BsonDocument> orders = this.database.getCollection(this.names.orders(), BsonDocument.class);
		BsonDocument order = orders.find().projection(Projections.include(ID)).sort(endFirst).limit(1).first();
		return order != null && !isGenerated(order);
	}

	private static boolean isGenerated(BsonDocument order) {
		if (!order.isObjectId(ID)) {
			return false;
		}
		ObjectId id = order.getObjectId(ID).getValue();
		return id.compareTo(LOWEST) >= 0 && id.compareTo(HIGHEST) <= 0;
	}

}
