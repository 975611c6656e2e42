package io.orderarchiver.watch;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.PreparedPage;
import org.bson.BsonTimestamp;

/**
 * The item that the step's reader yields: whatever is there, up to the batch size. An
 * empty one only moves the position on.
 *
 * @param page joined orders, and the accounts of those that need nothing more
 * @param events how many events of the stream it comes from; none in a catch-up
 * @param newest when the newest of them happened
 * @param position where to go on once it is stored
 */
record MicroBatch(PreparedPage page, int events, Optional<BsonTimestamp> newest, Position position) {

	private static final PreparedPage NO_ORDERS = new PreparedPage(0, List.of(), 0, 0, List.of());

	static MicroBatch empty(Position position) {
		return new MicroBatch(NO_ORDERS, 0, Optional.empty(), position);
	}

	static MicroBatch ofCatchUp(PreparedPage page, Position position) {
		return new MicroBatch(page, 0, Optional.empty(), position);
	}

}
