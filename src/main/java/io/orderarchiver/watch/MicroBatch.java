package io.orderarchiver.watch;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.page.PreparedPage;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.watch.position.Position;
import io.orderarchiver.watch.stream.StreamEvent;
import org.bson.BsonTimestamp;

/**
 * The item that the step's reader yields: whatever is there, up to the batch size. An
 * empty one only moves the position on.
 *
 * @param keys the orders that came in; of an event only the {@code _id} is known
 * @param page joined orders, and the accounts of those that need nothing more
 * @param events how many events of the stream it comes from; none in a catch-up
 * @param newest when the newest of them happened
 * @param position where to go on once it is stored
 */
record MicroBatch(List<OrderKey> keys, PreparedPage page, int events, Optional<BsonTimestamp> newest,
		Position position) {

	private static final PreparedPage NO_ORDERS = new PreparedPage(0, List.of(), List.of(), List.of(), List.of());

	/** Of the stream; without an order that was delivered, it only moves on. */
	static MicroBatch ofEvents(List<RawValue> delivered, PreparedPage page, List<StreamEvent> events,
			Position position) {
		Optional<BsonTimestamp> newest = events.isEmpty() ? Optional.empty()
				: Optional.of(events.get(events.size() - 1).time());
		return new MicroBatch(delivered.stream().map(OrderKey::of).toList(), page, events.size(), newest, position);
	}

	static MicroBatch empty(Position position) {
		return new MicroBatch(List.of(), NO_ORDERS, 0, Optional.empty(), position);
	}

	boolean hasOrders() {
		return this.page.read() > 0;
	}

	static MicroBatch ofCatchUp(List<OrderKey> keys, PreparedPage page, Position position) {
		return new MicroBatch(keys, page, 0, Optional.empty(), position);
	}

}
