package io.orderarchiver.simulation.data;

import java.util.Map;
import java.util.TreeMap;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * What was generated so far, as named counts: small, however many documents there are. In
 * an {@link ExecutionContext} each count is a number under a key of its own.
 */
public final class Tally {

	private static final String PREFIX = "generated.";

	private final Map<String, Long> counts = new TreeMap<>();

	/**
	 * What an execution saved.
	 * @param context where that is; counts that are not there are zero
	 * @return a tally that goes on from it
	 */
	public static Tally restore(ExecutionContext context) {
		Tally tally = new Tally();
		context.toMap().forEach((key, value) -> {
			if (key.startsWith(PREFIX) && value instanceof Number count) {
				tally.add(key.substring(PREFIX.length()), count.longValue());
			}
		});
		return tally;
	}

	/**
	 * Saves each count.
	 * @param context where to
	 */
	public void save(ExecutionContext context) {
		this.counts.forEach((key, count) -> context.putLong(PREFIX + key, count));
	}

	/**
	 * Counts documents of a collection.
	 * @param collection which collection
	 * @param count how many were inserted
	 * @param present how many were there already
	 */
	public void addDocuments(String collection, long count, long present) {
		add("documents." + collection, count);
		add("present." + collection, present);
	}

	/**
	 * Counts an order and what an archive must find in it.
	 * @param order counted in the status that it has now
	 */
	public void addOrder(GeneratedOrder order) {
		add("status." + order.status().name(), 1);
		if (order.status() == OrderStatus.DELIVERED && !order.defects().isEmpty()) {
			add("incomplete", 1);
			order.defects().forEach((defect) -> defect.missing().forEach((field) -> add("missing." + field, 1)));
		}
	}

	/** Counts an order in its new status, and no longer in the one before. */
	public void moveOrder(OrderStatus before, GeneratedOrder order) {
		add("status." + before.name(), -1);
		addOrder(order);
	}

	/**
	 * Adds each count of another tally.
	 * @param other stays as it is
	 */
	public void addAll(Tally other) {
		other.counts.forEach(this::add);
	}

	/**
	 * How many documents of a collection were inserted.
	 * @param collection which collection
	 * @return zero if none was counted
	 */
	public long documents(String collection) {
		return count("documents." + collection);
	}

	long present(String collection) {
		return count("present." + collection);
	}

	/**
	 * How many orders have a status.
	 * @param status which status
	 * @return zero if none was counted
	 */
	public long orders(OrderStatus status) {
		return count("status." + status.name());
	}

	long incomplete() {
		return count("incomplete");
	}

	/** How often a field of {@code Historique} must be missing. */
	long missing(String field) {
		return count("missing." + field);
	}

	private long count(String key) {
		return this.counts.getOrDefault(key, 0L);
	}

	private void add(String key, long count) {
		this.counts.merge(key, count, Long::sum);
	}

}
