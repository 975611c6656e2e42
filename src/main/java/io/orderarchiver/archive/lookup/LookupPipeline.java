package io.orderarchiver.archive.lookup;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.BsonField;
import com.mongodb.client.model.Projections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.conversions.Bson;

/**
 * The aggregation that answers a page with one document: its orders, and the documents
 * that they refer to, by dimension.
 */
final class LookupPipeline {

	static final String ORDERS = "orders";

	private static final BsonField EACH_ORDER = Accumulators.push(ORDERS, "$$ROOT");

	private LookupPipeline() {
	}

	static List<Bson> of(List<OrderKey> keys, CollectionNames names) {
		List<Bson> stages = orders(keys, ordersAndDistinctReferences());
		for (Dimension dimension : Dimension.values()) {
			stages.add(Aggregates.lookup(names.of(dimension), dimension.name(), OrderFields.ID, dimension.name()));
		}
		return stages;
	}

	/** The orders alone; nothing is looked up. */
	static List<Bson> ordersAlone(List<OrderKey> keys) {
		return orders(keys, List.of(EACH_ORDER));
	}

	/** The same for orders that are found one by one. */
	static Wanted wanted(CollectionNames names) {
		return new Wanted(names.orders(), OrderFields.ID, Delivered.filter(), neededFields());
	}

	private static List<Bson> orders(List<OrderKey> keys, List<BsonField> fields) {
		List<Bson> stages = new ArrayList<>();
		stages.add(Aggregates.match(deliveredAmong(keys)));
		stages.add(Aggregates.project(Projections.include(neededFields())));
		stages.add(Aggregates.group(BsonNull.VALUE, fields));
		return stages;
	}

	/** Flat, so that each server sees at once that the {@code _id} index will do. */
	private static BsonDocument deliveredAmong(List<OrderKey> keys) {
		BsonArray ids = FindByValues.decoded(keys.stream().map(OrderKey::id).toList());
		BsonDocument filter = new BsonDocument(OrderFields.ID, new BsonDocument("$in", ids));
		filter.putAll(Delivered.filter());
		return filter;
	}

	/** An order may carry megabytes that the archive does not want. */
	static List<String> neededFields() {
		List<String> fields = new ArrayList<>();
		fields.add(OrderFields.NUMBER);
		for (Dimension dimension : Dimension.values()) {
			fields.add(dimension.reference());
		}
		for (ArchivedField field : ArchivedField.values()) {
			if (field.isOfOrder()) {
				fields.add(field.fieldName());
			}
		}
		return fields;
	}

	private static List<BsonField> ordersAndDistinctReferences() {
		List<BsonField> fields = new ArrayList<>();
		fields.add(EACH_ORDER);
		for (Dimension dimension : Dimension.values()) {
			fields.add(Accumulators.addToSet(dimension.name(), "$" + dimension.reference()));
		}
		return fields;
	}

}
