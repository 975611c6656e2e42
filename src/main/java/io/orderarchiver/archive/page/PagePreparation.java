package io.orderarchiver.archive.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.RejectStage;
import io.orderarchiver.archive.Rejects;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.known.KnownOrders;
import io.orderarchiver.archive.known.KnownOrders.Screening;
import io.orderarchiver.archive.lookup.OrderLookup;
import io.orderarchiver.archive.lookup.OrderLookup.Joined;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;

/** The first half of the middle: known? look up. It only reads. */
public final class PagePreparation {

	private final KnownOrders known;

	private final OrderLookup lookup;

	private final Measurements measurements;

	private final int sharers;

	/**
	 * Creates a preparation.
	 * @param collections where dimensions and the archive are
	 * @param orders where the orders are read
	 * @param retries repeats reads that fail for a transient reason
	 * @param searches whether the archive is searched for a page
	 * @param measurements is told how long it takes
	 */
	public PagePreparation(ArchiveCollections collections, OrderReads orders, Retries retries, ArchiveSearches searches,
			Measurements measurements) {
		this(collections, orders, retries, searches, measurements, 1);
	}

	private PagePreparation(ArchiveCollections collections, OrderReads orders, Retries retries,
			ArchiveSearches searches, Measurements measurements, int sharers) {
		this.known = new KnownOrders(collections, retries, searches);
		this.lookup = new OrderLookup(orders, collections.names(), retries);
		this.measurements = measurements;
		this.sharers = sharers;
	}

	/**
	 * Creates one of several that are at work at once, and share the memory for parts of
	 * pages.
	 * @param collections where dimensions and the archive are
	 * @param orders where the orders are read
	 * @param retries repeats reads that fail for a transient reason
	 * @param searches whether the archive is searched for a page
	 * @param measurements is told how long it takes
	 * @param sharers how many there are
	 * @return with its share of the memory
	 */
	public static PagePreparation sharingMemory(ArchiveCollections collections, OrderReads orders, Retries retries,
			ArchiveSearches searches, Measurements measurements, int sharers) {
		return new PagePreparation(collections, orders, retries, searches, measurements, sharers);
	}

	/**
	 * Finds out which orders are to be archived, and joins them.
	 * @param keys a page of keys of delivered orders
	 * @return the joined orders, in the keys' order, and the accounts of the others
	 */
	public OrderPage<JoinedOrder> prepare(List<OrderKey> keys) {
		return lookUp(keys.size(), this.measurements.time(Stage.KNOWN, () -> this.known.screen(keys)));
	}

	/**
	 * The same for as many of them as there is room for.
	 * @param keys a page of keys of delivered orders
	 * @return the page, with what is left of it
	 */
	public PartOfPage prepareSome(List<OrderKey> keys) {
		Screening screening = this.measurements.time(Stage.KNOWN, () -> this.known.screen(keys));
		Joined joined = this.measurements.time(Stage.LOOKUP,
				() -> this.lookup.lookUpSome(screening.unknown(), this.sharers));
		return new PartOfPage(page(keys.size() - joined.left().size(), screening, joined), joined.left());
	}

	/**
	 * Prepares once more what was prepared a while ago.
	 * @param page a page that was not stored
	 * @return its orders as they are now; what became of the others stays
	 */
	public OrderPage<JoinedOrder> prepareAgain(OrderPage<JoinedOrder> page) {
		return page.with(prepare(page.orders().stream().map(JoinedOrder::key).toList()));
	}

	/**
	 * Does the same for orders of which nothing is known but that they were delivered.
	 * Who else holds their number is left to the insert to find out.
	 * @param ids the {@code _id}s of a page of orders
	 * @return the joined orders, and the accounts of the others
	 */
	public OrderPage<JoinedOrder> prepareIds(List<RawValue> ids) {
		return lookUp(ids.size(), this.measurements.time(Stage.KNOWN, () -> this.known.screenIds(ids)));
	}

	private OrderPage<JoinedOrder> lookUp(int read, Screening screening) {
		return page(read, screening,
				this.measurements.time(Stage.LOOKUP, () -> this.lookup.lookUp(screening.unknown())));
	}

	private static OrderPage<JoinedOrder> page(int read, Screening screening, Joined joined) {
		List<RawValue> gone = gone(screening.unknown(), joined);
		List<Reject> rejects = new ArrayList<>(screening.rejects());
		rejects.addAll(joined.rejects());
		List<JoinedOrder> orders = new ArrayList<>(joined.orders().size());
		for (JoinedOrder order : joined.orders()) {
			// The number may have been spoilt after the key was read.
			if (order.key().usableNumber().isPresent()) {
				orders.add(order);
			}
			else {
				rejects.add(Rejects.invalidNumber(order.key(), RejectStage.LOOKUP));
			}
		}
		return new OrderPage<>(read, orders, screening.duplicates(), gone, rejects);
	}

	private static List<RawValue> gone(List<OrderKey> keys, Joined joined) {
		int gone = keys.size() - joined.orders().size() - joined.rejects().size() - joined.left().size();
		if (gone == 0) {
			return List.of();
		}
		Set<RawValue> found = new HashSet<>();
		joined.orders().forEach((order) -> found.add(order.key().id()));
		joined.rejects().forEach((reject) -> found.add(reject.key().id()));
		joined.left().forEach((key) -> found.add(key.id()));
		return keys.stream().map(OrderKey::id).filter((id) -> !found.contains(id)).toList();
	}

	/**
	 * As much of a page as there was room for.
	 *
	 * @param page the joined orders, and the accounts of the others
	 * @param left the keys that are to be prepared next
	 */
	public record PartOfPage(OrderPage<JoinedOrder> page, List<OrderKey> left) {
	}

}
