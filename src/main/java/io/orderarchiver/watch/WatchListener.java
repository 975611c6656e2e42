package io.orderarchiver.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderKey;

/** Is told what a watch does; by two threads, though never by both at once. */
public interface WatchListener {

	/**
	 * The watch does something else from now on.
	 * @param state what
	 */
	void changed(WatchState state);

	/**
	 * The stream was asked and has answered, if only that there is nothing new.
	 * @param position up to where it was read, by the cluster's clock
	 */
	void polled(Instant position);

	/**
	 * A micro-batch is stored, though its position is not saved yet.
	 * @param batch what became of it
	 */
	void stored(StoredBatch batch);

	/**
	 * A micro-batch that is done.
	 *
	 * @param state whether it came from the catch-up or the stream
	 * @param events how many events of the stream it had
	 * @param keys the orders that came in; of an event only the {@code _id} is known
	 * @param tally what became of its orders
	 * @param archived the newly archived ones
	 * @param lag how old the newest event was, by the server's clock; zero in a catch-up
	 */
	record StoredBatch(WatchState state, int events, List<OrderKey> keys, Tally tally, List<ArchivedOrder> archived,
			Duration lag) {
	}

}
