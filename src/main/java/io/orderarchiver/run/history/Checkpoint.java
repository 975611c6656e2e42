package io.orderarchiver.run.history;

import java.time.Instant;

/**
 * Where a run goes on.
 *
 * @param kind what the moment means
 * @param at the moment
 */
public record Checkpoint(Kind kind, Instant at) {

	/** What the moment of a checkpoint means. */
	public enum Kind {

		/** Every order of an earlier {@code date_commande} has been read. */
		ORDER_DATE,

		/** What was delivered before this moment of the cluster is being archived. */
		CATCHING_UP,

		/** The stream has been read up to this moment of the cluster. */
		STREAMING

	}

}
