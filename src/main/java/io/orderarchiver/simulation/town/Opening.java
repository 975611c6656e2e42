package io.orderarchiver.simulation.town;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;

import io.orderarchiver.simulation.data.GeneratedData;
import org.bson.types.ObjectId;

/**
 * The moment when a live run begins. Ids and numbers of its orders are made of it, so
 * that each run makes new orders: it is taken in tenths of a second, and two runs into
 * one database do not begin in the same.
 * <p>
 * An {@code _id} is the prefix of all that is generated (4 bytes), the moment (4 bytes),
 * and a mark with the order's index (4 bits and 28 bits); no other generated document has
 * this mark.
 *
 * @param instant when
 */
record Opening(Instant instant) {

	private static final int LIVE = 5;

	private static final int ORDERS = 1 << 28;

	ObjectId orderId(int index) {
		if (index >= ORDERS) {
			throw new IllegalStateException("A live run makes %,d orders at most: start another one".formatted(ORDERS));
		}
		return new ObjectId(ByteBuffer.allocate(12)
			.putInt(GeneratedData.PREFIX)
			.putInt((int) tenths())
			.putInt((LIVE << 28) | index)
			.array());
	}

	/**
	 * The number of an order, such as {@code CMD-2026-L84QX1ZK-0001}. The part in the
	 * middle is longer than that of any order that is not live.
	 */
	String orderNumber(int index) {
		return String.format(Locale.ROOT, "CMD-%d-L%s-%04d", this.instant.atZone(ZoneOffset.UTC).getYear(),
				Long.toString(tenths(), 36).toUpperCase(Locale.ROOT), index + 1);
	}

	private long tenths() {
		return this.instant.toEpochMilli() / 100;
	}

}
