package io.orderarchiver.archive.lookup;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawReader;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.order.SourceDimension;
import io.orderarchiver.order.SourceOrder;
import org.bson.RawBsonDocument;

/**
 * What {@link LookupPipeline} answers.
 *
 * @param orders the orders by {@code _id}
 * @param dimensions the documents that they refer to, by {@code _id}
 */
record LookedUpPage(Map<RawValue, SourceOrder> orders, Map<Dimension, Map<RawValue, SourceDimension>> dimensions) {

	static LookedUpPage empty() {
		return new LookedUpPage(new HashMap<>(), new EnumMap<>(Dimension.class));
	}

	static LookedUpPage of(RawBsonDocument answer) {
		LookedUpPage page = empty();
		RawReader reader = RawReader.of(answer);
		reader.enter();
		while (reader.next()) {
			page.readField(reader);
		}
		return page;
	}

	private void readField(RawReader reader) {
		String name = reader.name();
		switch (name) {
			case OrderFields.ID -> reader.skip();
			case LookupPipeline.ORDERS -> forEachElement(reader, () -> add(SourceOrder.read(reader)));
			default -> {
				Dimension dimension = Dimension.valueOf(name);
				Map<RawValue, SourceDimension> documents = new HashMap<>();
				forEachElement(reader, () -> {
					SourceDimension document = SourceDimension.read(reader, dimension);
					documents.put(document.id(), document);
				});
				this.dimensions.put(dimension, documents);
			}
		}
	}

	/** Adds an order that was found by itself. */
	void addOrder(RawBsonDocument order) {
		add(SourceOrder.read(RawReader.of(order)));
	}

	private void add(SourceOrder order) {
		this.orders.put(order.key().id(), order);
	}

	private static void forEachElement(RawReader reader, Runnable read) {
		reader.enter();
		while (reader.next()) {
			reader.skipName();
			read.run();
		}
	}

	/** Joins the orders that were found, in the keys' order. */
	List<JoinedOrder> join(List<OrderKey> keys) {
		List<JoinedOrder> joined = new ArrayList<>(this.orders.size());
		for (OrderKey key : keys) {
			SourceOrder order = this.orders.get(key.id());
			if (order != null) {
				joined.add(JoinedOrder.of(order, dimensionsOf(order)));
			}
		}
		return joined;
	}

	private List<SourceDimension> dimensionsOf(SourceOrder order) {
		List<SourceDimension> found = new ArrayList<>(this.dimensions.size());
		order.references().forEach((dimension, reference) -> {
			SourceDimension document = this.dimensions.getOrDefault(dimension, Map.of()).get(reference);
			if (document != null && !reference.isNull()) {
				found.add(document);
			}
		});
		return found;
	}

}
