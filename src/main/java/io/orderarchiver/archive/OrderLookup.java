package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoCommandException;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;

/**
 * Joins a page of orders with its dimensions in one aggregation: a dimension document is
 * fetched once a page instead of once an order. A page whose answer is too large is
 * halved until it fits.
 */
final class OrderLookup {

	private final OrderReads orders;

	private final CollectionNames names;

	private final Retries retries;

	OrderLookup(OrderReads orders, CollectionNames names, Retries retries) {
		this.orders = orders;
		this.names = names;
		this.retries = retries;
	}

	Joined lookUp(List<OrderKey> keys) {
		Joined joined = new Joined(new ArrayList<>(keys.size()), new ArrayList<>(0));
		lookUp(keys, joined);
		return joined;
	}

	private void lookUp(List<OrderKey> keys, Joined joined) {
		if (keys.isEmpty()) {
			return;
		}
		try {
			LookedUpPage page = this.retries.call("look up a page of orders", () -> aggregate(keys));
			joined.orders().addAll(page.join(keys));
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.isTooLarge(ex.getErrorCode())) {
				throw ex;
			}
			halve(keys, joined, "error " + ex.getErrorCode() + " " + ex.getErrorCodeName());
		}
		catch (BsonSerializationException ex) {
			halve(keys, joined, "its answer cannot be decoded");
		}
	}

	private void halve(List<OrderKey> keys, Joined joined, String error) {
		if (keys.size() == 1) {
			joined.rejects()
				.add(Rejects.tooLarge(keys.get(0), RejectStage.LOOKUP,
						"the order with its dimensions is larger than MongoDB can answer: " + error));
			return;
		}
		int middle = keys.size() / 2;
		lookUp(keys.subList(0, middle), joined);
		lookUp(keys.subList(middle, keys.size()), joined);
	}

	private LookedUpPage aggregate(List<OrderKey> keys) {
		RawBsonDocument answer = this.orders.aggregate(LookupPipeline.of(keys, this.names)).first();
		return (answer != null) ? LookedUpPage.of(answer) : LookedUpPage.EMPTY;
	}

	/**
	 * What a look-up found; keys that are in neither list are gone.
	 *
	 * @param orders the joined orders, in the keys' order
	 * @param rejects the orders that are too large
	 */
	record Joined(List<JoinedOrder> orders, List<Reject> rejects) {
	}

}
