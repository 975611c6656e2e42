package io.orderarchiver.complete;

import java.util.OptionalInt;
import java.util.Set;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.order.ArchivedField;

/**
 * What a completion does.
 *
 * @param window which order dates it selects
 * @param fields which fields it sets
 * @param mode whether it writes
 * @param batchSize orders a page
 * @param maxRate orders looked up a second at most, if limited
 */
public record CompleteOptions(Window window, Set<ArchivedField> fields, ArchiveMode mode, int batchSize,
		OptionalInt maxRate) {

	/** Makes the fields safe to share. */
	public CompleteOptions {
		fields = Set.copyOf(fields);
	}

	/**
	 * Under a rate limit a page is a second's worth at most, so that the load is even.
	 */
	int pageSize() {
		return Math.min(this.batchSize, this.maxRate.orElse(this.batchSize));
	}

}
