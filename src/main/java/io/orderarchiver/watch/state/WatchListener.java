package io.orderarchiver.watch.state;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonDocument;

/** Is told what a watch does; by two threads, though never by both at once. */
public interface WatchListener {

	/**
	 * The watch does something else from now on.
	 * @param state what
	 */
	void changed(WatchState state);

	/**
	 * The stream was asked and has answered, if only that there is nothing new.
	 * @param answer what it has answered
	 */
	void polled(Answer answer);

	/**
	 * A micro-batch is stored, though its position is not saved yet.
	 * @param batch what became of it
	 */
	void stored(StoredBatch batch);

	/**
	 * A position is saved in the job repository, and whatever lies before it is archived.
	 * @param position how far the stream was read, by the cluster's clock
	 */
	void saved(Instant position);

	/**
	 * What the stream has answered.
	 *
	 * @param position up to where it is read, by the cluster's clock
	 * @param token the resume token there; a healthy stream's moves on without an event
	 * @param events how many events came with it
	 */
	record Answer(Instant position, BsonDocument token, int events) {
	}

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
