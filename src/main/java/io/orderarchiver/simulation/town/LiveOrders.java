package io.orderarchiver.simulation.town;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.orderarchiver.simulation.data.GeneratedOrder;
import io.orderarchiver.simulation.data.OrderGenerator;
import io.orderarchiver.simulation.data.OrderStatus;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;

import static io.orderarchiver.order.OrderFields.DATE;
import static io.orderarchiver.order.OrderFields.ID;
import static io.orderarchiver.order.OrderFields.NUMBER;
import static io.orderarchiver.order.OrderFields.STATUS;

/**
 * The orders of a running town that are under way. They are those of the generator, with
 * ids and numbers of their own, and ordered now.
 */
final class LiveOrders {

	private final OrderGenerator generator;

	private final Opening opening;

	private final Clock clock;

	private final Map<Integer, GeneratedOrder> underWay = new HashMap<>();

	LiveOrders(OrderGenerator generator, Opening opening, Clock clock) {
		this.generator = generator;
		this.opening = opening;
		this.clock = clock;
	}

	LiveRound move(List<Timetable.Event> events) {
		return new LiveRound(events.stream().map(this::move).toList());
	}

	private LiveRound.Move move(Timetable.Event event) {
		GeneratedOrder before = this.underWay.remove(event.order());
		GeneratedOrder order = (before != null) ? before.in(event.status()) : create(event.order(), event.status());
		if (!order.status().isFinal()) {
			this.underWay.put(event.order(), order);
		}
		return new LiveRound.Move((before != null) ? before.status() : null, order);
	}

	private GeneratedOrder create(int index, OrderStatus status) {
		GeneratedOrder order = this.generator.order(index).in(status);
		BsonDocument document = order.document();
		document.put(ID, new BsonObjectId(this.opening.orderId(index)));
		document.put(NUMBER, new BsonString(this.opening.orderNumber(index)));
		document.put(STATUS, new BsonString(status.label()));
		// Otherwise the date is what the order lacks.
		if (document.isDateTime(DATE)) {
			document.put(DATE, new BsonDateTime(this.clock.millis()));
		}
		return order;
	}

}
