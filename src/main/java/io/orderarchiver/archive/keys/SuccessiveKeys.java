package io.orderarchiver.archive.keys;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.retry.Retries;

/** The keys of several partitions, one after the other, without a checkpoint. */
public final class SuccessiveKeys implements KeySource {

	private final Deque<KeyPages> partitions;

	/**
	 * Creates a reader; nothing is read yet.
	 * @param orders where the keys are read
	 * @param retries repeats reads that fail for a transient reason
	 * @param partitions in the order of reading
	 * @param pageSize keys a page
	 */
	public SuccessiveKeys(OrderReads orders, Retries retries, List<KeyPartition> partitions, int pageSize) {
		this.partitions = new ArrayDeque<>(partitions.stream()
			.map((partition) -> new KeyPages(orders, retries, partition, null, pageSize))
			.toList());
	}

	@Override
	public Optional<KeyPage> next() {
		while (!this.partitions.isEmpty()) {
			Optional<KeyPage> page = this.partitions.getFirst().next();
			if (page.isPresent()) {
				return Optional.of(new KeyPage(page.get().keys(), null));
			}
			this.partitions.removeFirst().close();
		}
		return Optional.empty();
	}

	@Override
	public void close() {
		this.partitions.forEach(KeyPages::close);
	}

}
