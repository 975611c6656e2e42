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

	public static Tally restore(ExecutionContext context) {
		Tally tally = new Tally();
		context.toMap().forEach((key, value) -> {
			if (key.startsWith(PREFIX) && value instanceof Number count) {
				tally.add(key.substring(PREFIX.length()), count.longValue());
			}
		});
		return tally;
	}

	public void save(ExecutionContext context) {
		this.counts.forEach((key, count) -> context.putLong(PREFIX + key, count));
	}

	public void addDocuments(String collection, long count, long present) {
		add("documents." + collection, count);
		add("present." + collection, present);
	}

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

	public void addAll(Tally other) {
		other.counts.forEach(this::add);
	}

	public long documents(String collection) {
		return count("documents." + collection);
	}

	long present(String collection) {
		return count("present." + collection);
	}

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
