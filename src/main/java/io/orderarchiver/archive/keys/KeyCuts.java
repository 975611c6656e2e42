package io.orderarchiver.archive.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.find.IndexCuts;
import io.orderarchiver.archive.find.IndexCuts.Index;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
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

	private final OrderReads orders;

	private final Retries retries;

	private final StopSignal stop;

	/**
	 * Creates the cuts; nothing is read yet.
	 * @param orders where the keys are read
	 * @param retries repeats reads that fail for a transient reason
	 * @param stop ends the cutting early
	 */
	public KeyCuts(OrderReads orders, Retries retries, StopSignal stop) {
		this.orders = orders;
		this.retries = retries;
		this.stop = stop;
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
		List<Long> bounds = new IndexCuts<>(new DatesOf(window, index.get()), this.stop).bounds(pageSize);
		return bounds.isEmpty() ? List.of(KeyPartition.whole(window)) : partitions(window, bounds);
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

	/** The dates of a window in the covering index. */
	private final class DatesOf implements Index<Long> {

		private final Window window;

		private final String name;

		DatesOf(Window window, String name) {
			this.window = window;
			this.name = name;
		}

		@Override
		public @Nullable Long first() {
			return dateAt(KeyRange.dated(this.window), this.name, 0);
		}

		/** A bound that does not move takes the next date that there is. */
		@Override
		public @Nullable Long behind(Long date, int keys) {
			Long behind = dateAt(from(date, this.window), this.name, keys);
			if (behind == null || !behind.equals(date)) {
				return behind;
			}
			return (date < Long.MAX_VALUE) ? dateAt(from(date + 1, this.window), this.name, 0) : null;
		}

	}

}
