package io.orderarchiver.archive.lookup;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoCommandException;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.RejectStage;
import io.orderarchiver.archive.Rejects;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.find.ValueFilters;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Joins a page of orders with its dimensions in one aggregation: a dimension document is
 * fetched once a page instead of once an order. A page whose answer is too large is
 * halved until it fits. A page that MongoDB refuses for a value in it is looked up by
 * parts.
 */
public final class OrderLookup {

	/**
	 * With so much, a page is cut short. One answer more, of 16 MB at most, may come on
	 * top.
	 */
	private static final long ENOUGH_BYTES = 8L * 1024 * 1024;

	/** For the answers of all that look up at once, as far as their size is foreseen. */
	private static final long ANSWERS_BYTES = 32L * 1024 * 1024;

	/**
	 * What an order is taken for before one was seen: better too large than too small.
	 */
	private static final long UNKNOWN_ORDER_BYTES = 16L * 1024;

	private final OrderReads orders;

	private final CollectionNames names;

	private final Retries retries;

	private final ReferenceLookup references;

	private volatile long bytesPerOrder = UNKNOWN_ORDER_BYTES;

	/**
	 * Creates the look-up.
	 * @param orders where orders are read
	 * @param names what the dimensions' collections are called
	 * @param retries repeats reads that fail for a transient reason
	 */
	public OrderLookup(OrderReads orders, CollectionNames names, Retries retries) {
		this.orders = orders;
		this.names = names;
		this.retries = retries;
		this.references = new ReferenceLookup(orders, names, retries);
	}

	/** How a page is looked up. */
	private enum Way {

		/** In one aggregation. */
		WHOLE,

		/** The orders alone, and then what they refer to. */
		BY_PARTS

	}

	/**
	 * Joins orders with their dimensions.
	 * @param keys the orders; a page that is too large is halved until it fits
	 * @return those that are still delivered, and rejects for what fits by no means
	 */
	public Joined lookUp(List<OrderKey> keys) {
		return lookUp(keys, new Room(Long.MAX_VALUE));
	}

	/**
	 * The same, until there is enough in memory.
	 * @param keys the orders; small ones fit all at once
	 * @param sharers how many look-ups share the memory
	 * @return what was looked up, and what was left; at least one was looked up
	 */
	public Joined lookUpSome(List<OrderKey> keys, int sharers) {
		int some = (int) Math.min(keys.size(), Math.max(1, ANSWERS_BYTES / sharers / this.bytesPerOrder));
		Joined joined = lookUp(keys.subList(0, some), new Room(ENOUGH_BYTES / sharers));
		joined.left().addAll(keys.subList(some, keys.size()));
		return joined;
	}

	private Joined lookUp(List<OrderKey> keys, Room room) {
		Joined joined = new Joined(new ArrayList<>(keys.size()), new ArrayList<>(0), new ArrayList<>(0));
		List<OrderKey> strange = keys.stream().filter((key) -> !key.id().survivesDecoding()).toList();
		if (strange.isEmpty()) {
			lookUp(keys, Way.WHOLE, joined, room);
			return joined;
		}
		List<OrderKey> ordinary = new ArrayList<>(keys);
		ordinary.removeAll(strange);
		lookUp(ordinary, Way.WHOLE, joined, room);
		joined.orders().addAll(this.references.complete(find(strange)).join(strange));
		return joined;
	}

	/** No aggregation can ask for what the driver cannot decode. */
	private LookedUpPage find(List<OrderKey> keys) {
		return this.retries.call("find a page of orders", () -> {
			LookedUpPage page = LookedUpPage.empty();
			this.orders.byValues()
				.forEach(LookupPipeline.wanted(this.names), keys.stream().map(OrderKey::id).toList(), page::addOrder);
			return page;
		});
	}

	private void lookUp(List<OrderKey> keys, Way way, Joined joined, Room room) {
		if (keys.isEmpty()) {
			return;
		}
		if (room.isFull()) {
			joined.left().addAll(keys);
			return;
		}
		if (keys.size() > 1 && ValueFilters.isTooMuch(keys.stream().map(OrderKey::id).toList())) {
			halve(keys, way, joined, room);
			return;
		}
		LookedUpPage page;
		try {
			page = aggregate(pipeline(keys, way), room);
		}
		catch (MongoCommandException ex) {
			divide(keys, way, joined, room, ex);
			return;
		}
		catch (BsonSerializationException ex) {
			halveOrReject(keys, way, joined, room, tooLarge(keys.get(0), "its answer cannot be decoded"));
			return;
		}
		LookedUpPage complete = (way == Way.WHOLE) ? page : this.references.complete(page);
		joined.orders().addAll(complete.join(keys));
	}

	private List<Bson> pipeline(List<OrderKey> keys, Way way) {
		return (way == Way.WHOLE) ? LookupPipeline.of(keys, this.names) : LookupPipeline.ordersAlone(keys);
	}

	private LookedUpPage aggregate(List<Bson> pipeline, Room room) {
		return this.retries.call("look up a page of orders", () -> {
			RawBsonDocument answer = this.orders.aggregate(pipeline).first();
			if (answer == null) {
				return LookedUpPage.empty();
			}
			LookedUpPage page = LookedUpPage.of(answer);
			long bytes = answer.getByteBuffer().remaining();
			room.take(bytes);
			this.bytesPerOrder = 1 + bytes / Math.max(1, page.orders().size());
			return page;
		});
	}

	private void divide(List<OrderKey> keys, Way way, Joined joined, Room room, MongoCommandException ex) {
		String error = "error " + ex.getErrorCode() + " " + ex.getErrorCodeName();
		if (ErrorCodes.isTooLarge(ex.getErrorCode())) {
			halveOrReject(keys, way, joined, room, tooLarge(keys.get(0), error));
		}
		else if (!ErrorCodes.mayBeOfValue(ex.getErrorCode())) {
			throw ex;
		}
		else if (way == Way.WHOLE) {
			lookUp(keys, Way.BY_PARTS, joined, room);
		}
		else {
			requireOthersAccepted();
			halveOrReject(keys, way, joined, room, Rejects.refused(keys.get(0), error));
		}
	}

	/** What MongoDB refuses for every order is no order's fault: this throws then. */
	private void requireOthersAccepted() {
		aggregate(LookupPipeline.ordersAlone(List.of()), new Room(Long.MAX_VALUE));
	}

	private static Reject tooLarge(OrderKey key, String error) {
		return Rejects.tooLarge(key, RejectStage.LOOKUP,
				"the order with its dimensions is larger than MongoDB can answer: " + error);
	}

	private void halveOrReject(List<OrderKey> keys, Way way, Joined joined, Room room, Reject ofOne) {
		if (keys.size() == 1) {
			joined.rejects().add(ofOne);
			return;
		}
		halve(keys, way, joined, room);
	}

	private void halve(List<OrderKey> keys, Way way, Joined joined, Room room) {
		int middle = keys.size() / 2;
		lookUp(keys.subList(0, middle), way, joined, room);
		lookUp(keys.subList(middle, keys.size()), way, joined, room);
	}

	/**
	 * What a look-up found; keys that are in none of the lists are gone.
	 *
	 * @param orders the joined orders, in the keys' order
	 * @param rejects the orders that cannot be looked up
	 * @param left those for which there was no room
	 */
	public record Joined(List<JoinedOrder> orders, List<Reject> rejects, List<OrderKey> left) {
	}

	/** How much one look-up may take in memory. */
	private static final class Room {

		private final long enough;

		private long taken;

		Room(long enough) {
			this.enough = enough;
		}

		void take(long bytes) {
			this.taken += bytes;
		}

		boolean isFull() {
			return this.taken >= this.enough;
		}

	}

}
