package io.orderarchiver.order;

import org.bson.BsonDocument;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * What a delivered order is. Whoever asks, of an order or of MongoDB, asks here; and
 * states the simple collation to MongoDB, so that bytes are compared.
 */
public final class Delivered {

	/**
	 * The status of a delivered order, in Unicode's composed form (NFC). Nothing else is
	 * delivered: neither another case nor a decomposed accent.
	 */
	public static final String STATUS = "livrée";

	/** The same as a value of BSON. */
	public static final RawValue VALUE = RawValue.of(new BsonString(STATUS));

	private Delivered() {
	}

	/**
	 * Whether an order is delivered.
	 * @param status its {@code status}, whatever that is
	 * @return true for the one status that says so
	 */
	public static boolean is(@Nullable RawValue status) {
		return VALUE.equals(status);
	}

	/**
	 * Selects delivered orders.
	 * @return a new filter, to be added to
	 */
	public static BsonDocument filter() {
		return filter(OrderFields.STATUS);
	}

	/**
	 * Selects documents that hold a delivered order, or a change to one.
	 * @param statusField where they have the order's status
	 * @return a new filter, to be added to
	 */
	public static BsonDocument filter(String statusField) {
		return new BsonDocument(statusField, new BsonString(STATUS));
	}

}
