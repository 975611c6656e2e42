package io.orderarchiver.simulation.drift;

import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.OrderFields;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Where orders, archived orders and dimensions are.
 *
 * @param database where
 * @param names what the collections are called
 */
record DriftCollections(MongoDatabase database, CollectionNames names) {

	MongoCollection<Document> orders() {
		return this.database.getCollection(this.names.orders());
	}

	MongoCollection<Document> archive() {
		return this.database.getCollection(this.names.archive());
	}

	MongoCollection<Document> of(Dimension dimension) {
		return this.database.getCollection(this.names.of(dimension));
	}

	Optional<ArchivedPair> read(ObjectId id) {
		Document order = orders().find(byId(id)).first();
		Document archived = archive().find(byId(id)).first();
		return (order != null && archived != null) ? Optional.of(new ArchivedPair(order, archived)) : Optional.empty();
	}

	Optional<Document> referred(Document order, Dimension dimension) {
		return Optional.ofNullable(of(dimension).find(byId(order.get(dimension.reference()))).first());
	}

	static Bson byId(@Nullable Object id) {
		return Filters.eq(OrderFields.ID, id);
	}

}
