package io.orderarchiver.watch.position;

import java.util.Optional;

import io.orderarchiver.mongo.Digest;
import io.orderarchiver.watch.stream.DeliveryEvents;

/**
 * Tells positions apart that must not be mixed up.
 *
 * @param events what the stream selects: a token of another selection may have passed
 * over events that this one wants
 * @param cluster the replica set's own id; empty where the user may not see it
 */
public record Fingerprint(String events, String cluster) {

	/**
	 * The fingerprint of the stream that this program reads.
	 * @param cluster the replica set's own id; empty where the user may not see it
	 * @return the same as long as program and cluster read the same events
	 */
	public static Fingerprint of(String cluster) {
		return new Fingerprint(Digest.of(DeliveryEvents.PIPELINE.toString()), cluster);
	}

	/**
	 * Why a saved position is not one of this stream.
	 * @return a part of a sentence, or nothing if it is one
	 */
	public Optional<String> refusal(Fingerprint saved) {
		if (!this.events.equals(saved.events)) {
			return Optional.of("another version of this program took it, which selects events differently");
		}
		boolean bothKnown = !this.cluster.isEmpty() && !saved.cluster.isEmpty();
		if (bothKnown && !this.cluster.equals(saved.cluster)) {
			return Optional.of("it is a position of another cluster, replica set id " + saved.cluster);
		}
		return Optional.empty();
	}

}
