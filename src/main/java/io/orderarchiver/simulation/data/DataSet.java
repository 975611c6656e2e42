package io.orderarchiver.simulation.data;

import java.nio.ByteBuffer;
import java.util.Locale;

import io.orderarchiver.order.Dimension;
import org.bson.types.ObjectId;

/**
 * The identity of what equal options generate: it keys every {@code _id}, every order
 * number and every stream of draws, so that a document is a function of its data set and
 * its index alone, and two data sets can live in one database.
 *
 * <p>
 * A generated {@code _id} is the prefix (4 bytes), the data set (4 bytes), and what it
 * belongs to with its index (4 bits and 28 bits).
 *
 * @param key a hash of all options
 */
public record DataSet(long key) {

	private static final int ORDER = 0;

	private static final int LIFE = 14;

	private static final int DANGLING = 15;

	/**
	 * The data set that options make.
	 * @param options all but the number of orders tell data sets apart
	 * @return the same for the same options
	 */
	public static DataSet of(GenerationOptions options) {
		long key = Draws.mix(options.seed());
		key = Draws.mix(key ^ Double.doubleToLongBits(options.pDelivered()));
		key = Draws.mix(key ^ Double.doubleToLongBits(options.pMissing()));
		key = Draws.mix(key ^ options.clients());
		key = Draws.mix(key ^ options.livreurs());
		key = Draws.mix(key ^ options.restaurants());
		key = Draws.mix(key ^ options.menus());
		return new DataSet(Draws.mix(key ^ options.count()));
	}

	/**
	 * The {@code _id} of an order.
	 * @param index which order, from zero
	 * @return one that no other order has
	 */
	public ObjectId orderId(int index) {
		return id(ORDER, index);
	}

	ObjectId dimensionId(Dimension dimension, int index) {
		return id(tag(dimension), index);
	}

	/** An id that no document ever has. */
	ObjectId danglingId(int index) {
		return id(DANGLING, index);
	}

	/** The number of an order, such as {@code CMD-2025-0XR2MZT-0001}. */
	public String orderNumber(int index) {
		return "CMD-2025-" + name() + "-" + padded(Integer.toString(index + 1), 4);
	}

	/** The data set as people see it in order numbers. */
	public String name() {
		return padded(Long.toString(this.key >>> 32, 36).toUpperCase(Locale.ROOT), 7);
	}

	Draws orderDraws(int index) {
		return draws(ORDER, index);
	}

	/**
	 * The draws that decide what becomes of a live order; others than those of its data.
	 */
	public Draws lifeDraws(int index) {
		return draws(LIFE, index);
	}

	Draws dimensionDraws(Dimension dimension, int index) {
		return draws(tag(dimension), index);
	}

	private ObjectId id(int tag, int index) {
		ByteBuffer bytes = ByteBuffer.allocate(12)
			.putInt(GeneratedData.PREFIX)
			.putInt((int) (this.key >>> 32))
			.putInt((tag << 28) | index);
		return new ObjectId(bytes.array());
	}

	private Draws draws(int tag, int index) {
		return new Draws(this.key ^ Draws.mix(((long) tag << 32) | index));
	}

	private static String padded(String digits, int width) {
		return "0".repeat(Math.max(0, width - digits.length())) + digits;
	}

	private static int tag(Dimension dimension) {
		return switch (dimension) {
			case CLIENT -> 1;
			case LIVREUR -> 2;
			case RESTAURANT -> 3;
			case MENU -> 4;
		};
	}

}
