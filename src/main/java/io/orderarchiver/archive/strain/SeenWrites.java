package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

import org.bson.BsonTimestamp;

/**
 * When which write was seen to be the last one. A difference of the server's dates would
 * not do: the first write after an idle hour would seem to be an hour ahead of its
 * copies.
 */
final class SeenWrites {

	private static final int MOST = 4000;

	private final LongSupplier nanoTime;

	private final Deque<Seen> seen = new ArrayDeque<>();

	SeenWrites(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/** This is the last write of the primary now. */
	void last(BsonTimestamp write) {
		if (this.seen.isEmpty() || this.seen.getLast().write().compareTo(write) < 0) {
			this.seen.add(new Seen(write, this.nanoTime.getAsLong()));
		}
		if (this.seen.size() > MOST) {
			this.seen.removeFirst();
		}
	}

	/** For how long there has been a write that a copy does not have. */
	Duration lagOf(BsonTimestamp copied) {
		return this.seen.stream()
			.filter((each) -> each.write().compareTo(copied) > 0)
			.findFirst()
			.map((missing) -> Duration.ofNanos(this.nanoTime.getAsLong() - missing.at()))
			.orElse(Duration.ZERO);
	}

	private record Seen(BsonTimestamp write, long at) {
	}

}
