package io.orderarchiver.archive.page;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.orderarchiver.archive.Reject;
import io.orderarchiver.order.RawValue;

/**
 * A page of orders that are to be archived, and what became of those that are not.
 *
 * @param read how many keys came in
 * @param orders delivered, and unknown to the archive
 * @param duplicates the {@code _id}s of those that the archive holds
 * @param gone the {@code _id}s of those that are no longer delivered, or deleted
 * @param rejects those that cannot be archived
 * @param <O> how far the orders have come: joined with their dimensions, or archived
 * orders already
 */
public record OrderPage<O>(int read, List<O> orders, List<RawValue> duplicates, List<RawValue> gone,
		List<Reject> rejects) {

	/**
	 * A page into which nothing came.
	 * @param <O> how far its orders would have come
	 * @return the page
	 */
	public static <O> OrderPage<O> empty() {
		return new OrderPage<>(0, List.of(), List.of(), List.of(), List.of());
	}

	/**
	 * The page with what its orders become.
	 * @param step takes an order further
	 * @param <N> how far
	 * @return the page
	 */
	public <N> OrderPage<N> map(Function<O, N> step) {
		return new OrderPage<>(this.read, this.orders.stream().map(step).toList(), this.duplicates, this.gone,
				this.rejects);
	}

	/** With what has become of its orders, which are counted already. */
	OrderPage<O> with(OrderPage<O> ofOrders) {
		return new OrderPage<>(this.read, ofOrders.orders(), joined(this.duplicates, ofOrders.duplicates()),
				joined(this.gone, ofOrders.gone()), joined(this.rejects, ofOrders.rejects()));
	}

	private static <T> List<T> joined(List<T> some, List<T> more) {
		List<T> all = new ArrayList<>(some);
		all.addAll(more);
		return all;
	}

	/** With more orders that came in, and are gone. */
	OrderPage<O> plusGone(List<RawValue> more) {
		return new OrderPage<>(this.read + more.size(), this.orders, this.duplicates, joined(this.gone, more),
				this.rejects);
	}

}
