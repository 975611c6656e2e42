package io.orderarchiver.archive.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the delivered orders of a run into partitions of about equally many keys, on the
 * covering index, which is read once for it and not sent. A date that many orders share
 * is never cut.
 */
public final class KeyCuts {

	/** So many, that a slow one does not hold up the end. */
	private static final int MOST = 64;

	/** Pages in the least partition that is worth a thread's while. */
	private static final int LEAST_PAGES = 3;

	private final OrderReads orders;

	private final Retries retries;

	/**
	 * Creates the cuts; nothing is read yet.
	 * @param orders where the keys are read
	 * @param retries repeats reads that fail for a transient reason
	 */
	public KeyCuts(OrderReads orders, Retries retries) {
		this.orders = orders;
		this.retries = retries;
	}

	/**
	 * Cuts.
	 * @param window the dates that the run selects
	 * @param pageSize keys a page
	 * @return in the order of dates, those without one first; a single one where there is
	 * nothing to cut by, or too few to be cut
	 */
	public List<KeyPartition> cut(Window window, int pageSize) {
		Optional<String> index = this.orders.coveringIndex();
		if (index.isEmpty() || new DateArrays(this.orders).mayExist()) {
			return List.of(KeyPartition.whole(window));
		}
		List<Long> bounds = bounds(window, index.get(), pageSize * LEAST_PAGES);
		return bounds.isEmpty() ? List.of(KeyPartition.whole(window)) : partitions(window, bounds);
	}

	/** Where there are too many, every second one is left out, and steps are doubled. */
	private List<Long> bounds(Window window, String index, int leastStep) {
		List<Long> bounds = new ArrayList<>();
		int step = leastStep;
		Long first = dateAt(KeyRange.dated(window), index, 0);
		Long next = (first != null) ? dateBehind(first, window, index, step) : null;
		while (next != null) {
			bounds.add(next);
			if (bounds.size() == MOST - 1) {
				bounds = everySecond(bounds);
				step *= 2;
			}
			next = dateBehind(bounds.get(bounds.size() - 1), window, index, step);
		}
		return bounds;
	}

	private static List<Long> everySecond(List<Long> bounds) {
		List<Long> kept = new ArrayList<>();
		for (int i = 1; i < bounds.size(); i += 2) {
			kept.add(bounds.get(i));
		}
		return kept;
	}

	/** A bound that does not move takes the next date that there is. */
	private @Nullable Long dateBehind(long date, Window window, String index, int keys) {
		Long behind = dateAt(from(date, window), index, keys);
		if (behind == null || behind != date) {
			return behind;
		}
		return (date < Long.MAX_VALUE) ? dateAt(from(date + 1, window), index, 0) : null;
	}

	private static KeyRange from(long date, Window window) {
		return KeyRange.behind(KeyPartition.whole(window), date);
	}

	private @Nullable Long dateAt(KeyRange range, String index, int skipped) {
		return this.retries.call("cut delivered orders into partitions", () -> {
			try (MongoCursor<RawBsonDocument> key = this.orders.find(range.filter())
				.projection(Projections.fields(Projections.include(OrderFields.DATE), Projections.excludeId()))
				.hintString(index)
				.sort(Sorts.ascending(OrderFields.DATE, OrderFields.ID))
				.skip(skipped)
				.limit(1)
				.cursor()) {
				return Optional.ofNullable(key.hasNext() ? RawValue.in(key.next(), OrderFields.DATE) : null)
					.map(RawValue::dateTime);
			}
		}).orElse(null);
	}

	private static List<KeyPartition> partitions(Window window, List<Long> bounds) {
		List<KeyPartition> partitions = new ArrayList<>();
		if (!window.isFiltered()) {
			partitions.add(KeyPartition.undated());
		}
		Instant from = window.from();
		for (int i = 0; i <= bounds.size(); i++) {
			Instant to = (i < bounds.size()) ? Instant.ofEpochMilli(bounds.get(i)) : window.to();
			partitions.add(new KeyPartition("%02d".formatted(i + 1), Dates.DATED, new Window(from, to)));
			from = to;
		}
		return partitions;
	}

}
