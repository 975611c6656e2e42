package io.orderarchiver.watch;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.watch.position.Position;
import io.orderarchiver.watch.stream.StreamEvent;
import org.bson.BsonTimestamp;

/**
 * The item of the step: whatever is there, up to the batch size. An empty one only moves
 * the position on.
 *
 * @param keys the orders that came in; of an event only the {@code _id} is known
 * @param page the orders, and the accounts of those that need nothing more
 * @param events how many events of the stream it comes from; none in a catch-up
 * @param newest when the newest of them happened
 * @param position where to go on once it is stored
 * @param <O> how far the orders have come
 */
record MicroBatch<O>(List<OrderKey> keys, OrderPage<O> page, int events, Optional<BsonTimestamp> newest,
		Position position) {

	/** Of the stream; without an order that was delivered, it only moves on. */
	static <O> MicroBatch<O> ofEvents(List<RawValue> delivered, OrderPage<O> page, List<StreamEvent> events,
			Position position) {
		Optional<BsonTimestamp> newest = events.isEmpty() ? Optional.empty()
				: Optional.of(events.get(events.size() - 1).time());
		return new MicroBatch<>(delivered.stream().map(OrderKey::of).toList(), page, events.size(), newest, position);
	}

	static <O> MicroBatch<O> empty(Position position) {
		return new MicroBatch<>(List.of(), OrderPage.empty(), 0, Optional.empty(), position);
	}

	/** The micro-batch with what its orders become. */
	<N> MicroBatch<N> map(Function<O, N> step) {
		return new MicroBatch<>(this.keys, this.page.map(step), this.events, this.newest, this.position);
	}

	/** The same keys and events with their orders read anew. */
	MicroBatch<O> with(OrderPage<O> readAnew) {
		return new MicroBatch<>(this.keys, readAnew, this.events, this.newest, this.position);
	}

	boolean hasOrders() {
		return this.page.read() > 0;
	}

	static <O> MicroBatch<O> ofCatchUp(List<OrderKey> keys, OrderPage<O> page, Position position) {
		return new MicroBatch<>(keys, page, 0, Optional.empty(), position);
	}

}
