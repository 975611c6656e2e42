package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.MongoCommandException;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonDocument;
import org.bson.BsonSerializationException;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Joins a page of orders with its dimensions in one aggregation: a dimension document is
 * fetched once a page instead of once an order. A page whose answer is too large is
 * halved until it fits.
 */
final class OrderLookup {

	private final OrderReads orders;

	private final CollectionNames names;

	private final Retries retries;

	OrderLookup(OrderReads orders, CollectionNames names, Retries retries) {
		this.orders = orders;
		this.names = names;
		this.retries = retries;
	}

	Joined lookUp(List<OrderKey> keys) {
		Joined joined = new Joined(new ArrayList<>(keys.size()), new ArrayList<>(0));
		lookUp(keys, joined);
		return joined;
	}

	private void lookUp(List<OrderKey> keys, Joined joined) {
		if (keys.isEmpty()) {
			return;
		}
		try {
			join(keys, this.retries.call("look up a page of orders", () -> aggregate(keys)), joined);
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isTooLarge(ex.getErrorCode())) {
				throw ex;
			}
			halve(keys, joined, "error " + ex.getErrorCode() + " " + ex.getErrorCodeName());
		}
		catch (BsonSerializationException ex) {
			halve(keys, joined, "its answer cannot be decoded");
		}
	}

	private void halve(List<OrderKey> keys, Joined joined, String error) {
		if (keys.size() == 1) {
			joined.rejects()
				.add(Rejects.tooLarge(keys.get(0), RejectStage.LOOKUP,
						"the order with its dimensions is larger than MongoDB can answer: " + error));
			return;
		}
		int middle = keys.size() / 2;
		lookUp(keys.subList(0, middle), joined);
		lookUp(keys.subList(middle, keys.size()), joined);
	}

	private @Nullable BsonDocument aggregate(List<OrderKey> keys) {
		return this.orders.aggregate(LookupPipeline.of(keys, this.names)).first();
	}

	private static void join(List<OrderKey> keys, @Nullable BsonDocument page, Joined joined) {
		if (page == null) {
			return;
		}
		Map<BsonValue, BsonDocument> orders = byId(page, LookupPipeline.ORDERS);
		Map<Dimension, Map<Object, BsonDocument>> dimensions = new EnumMap<>(Dimension.class);
		for (Dimension dimension : Dimension.values()) {
			dimensions.put(dimension, byReference(page, dimension.name()));
		}
		for (OrderKey key : keys) {
			BsonDocument order = orders.get(key.id());
			if (order != null) {
				joined.orders().add(JoinedOrder.of(order, dimensionsOf(order, dimensions)));
			}
		}
	}

	private static Map<BsonValue, BsonDocument> byId(BsonDocument page, String field) {
		Map<BsonValue, BsonDocument> documents = new HashMap<>();
		page.getArray(field)
			.forEach((value) -> documents.put(value.asDocument().get(OrderFields.ID), value.asDocument()));
		return documents;
	}

	private static Map<Object, BsonDocument> byReference(BsonDocument page, String field) {
		Map<Object, BsonDocument> documents = new HashMap<>();
		page.getArray(field)
			.forEach((value) -> documents.put(
					References.key(Objects.requireNonNull(value.asDocument().get(OrderFields.ID))),
					value.asDocument()));
		return documents;
	}

	private static Map<Dimension, BsonDocument> dimensionsOf(BsonDocument order,
			Map<Dimension, Map<Object, BsonDocument>> dimensions) {
		Map<Dimension, BsonDocument> found = new EnumMap<>(Dimension.class);
		dimensions.forEach((dimension, documents) -> {
			BsonValue reference = order.get(dimension.reference());
			if (reference != null && !reference.isNull()) {
				BsonDocument document = documents.get(References.key(reference));
				if (document != null) {
					found.put(dimension, document);
				}
			}
		});
		return found;
	}

	/**
	 * What a look-up found; keys that are in neither list are gone.
	 *
	 * @param orders the joined orders, in the keys' order
	 * @param rejects the orders that are too large
	 */
	record Joined(List<JoinedOrder> orders, List<Reject> rejects) {
	}

}
