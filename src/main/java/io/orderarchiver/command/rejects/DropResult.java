package io.orderarchiver.command.rejects;

import io.orderarchiver.command.terminal.Rows;

/**
 * What {@code rejects drop} prints.
 *
 * @param target where the store is
 * @param collection what it is called
 * @param dropped how many rejects were dropped
 * @param exitCode how the process ends
 */
record DropResult(String target, String collection, long dropped, int exitCode) {

	String text() {
		return (this.dropped == 0) ? "There is nothing to drop in %s of %s.".formatted(this.collection, this.target)
				: "Dropped from %s of %s: %s".formatted(this.collection, this.target, Rows.number(this.dropped));
	}

}
