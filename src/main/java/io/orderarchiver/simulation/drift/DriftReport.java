package io.orderarchiver.simulation.drift;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was done, and what must be found in consequence, in an archive that was proven
 * before.
 *
 * @param orders each order that was touched, in the order of doing
 * @param end why there are no more
 */
public record DriftReport(List<DriftedOrder> orders, End end) {

	/** Why no more orders were touched. */
	public enum End {

		/** So many were wanted. */
		DONE,

		/** No more will do. */
		NO_MORE_ORDERS,

		/** Somebody asked for it. */
		STOPPED

	}

	/** Makes the orders safe to share. */
	public DriftReport {
		orders = List.copyOf(orders);
	}

	/**
	 * How often a verification must find what.
	 * @return counts by the name of the finding
	 */
	public Map<String, Long> findings() {
		Map<String, Long> findings = new TreeMap<>();
		this.orders.forEach((order) -> findings.merge(order.kind().finding(), 1L, Long::sum));
		return findings;
	}

	/**
	 * How many a completion must complete.
	 * @return archived orders
	 */
	public long completable() {
		return this.orders.stream().filter((order) -> order.kind() == DriftKind.COMPLETED).count();
	}

	/**
	 * How many a check of an older seal must find changed or removed.
	 * @return archived orders
	 */
	public long unsealed() {
		return this.orders.stream().filter((order) -> order.kind().isOfArchive()).count();
	}

}
