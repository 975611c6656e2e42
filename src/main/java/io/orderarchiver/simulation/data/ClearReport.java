package io.orderarchiver.simulation.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a clearing deleted.
 *
 * @param deleted deleted documents by collection, in the order of deletion, none left out
 */
public record ClearReport(Map<String, Long> deleted) {

	/** Takes an unmodifiable copy that keeps its order. */
	public ClearReport {
		deleted = Collections.unmodifiableMap(new LinkedHashMap<>(deleted));
	}

	/**
	 * All deleted documents.
	 * @return their number
	 */
	public long total() {
		return this.deleted.values().stream().mapToLong(Long::longValue).sum();
	}

}
