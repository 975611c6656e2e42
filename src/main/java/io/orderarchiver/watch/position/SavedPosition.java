package io.orderarchiver.watch.position;

import java.util.Optional;

import org.bson.BsonDocument;
import org.bson.BsonTimestamp;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** A position in the context of its step, with the fingerprint of its stream. */
public final class SavedPosition {

	private static final String PHASE = "watch.phase";

	private static final String TOKEN = "watch.token";

	private static final String CLUSTER_TIME = "watch.clusterTime";

	private static final String CLUSTER_TIME_INCREMENT = "watch.clusterTimeIncrement";

	private static final String EVENTS = "watch.events";

	private static final String CLUSTER = "watch.cluster";

	private SavedPosition() {
	}

	/**
	 * The position that a context holds.
	 * @param context the context of a step
	 * @return nothing if none was saved
	 */
	public static Optional<Position> in(ExecutionContext context) {
		if (!context.containsKey(TOKEN)) {
			return Optional.empty();
		}
		return Optional.of(new Position(Phase.valueOf(context.getString(PHASE)),
				BsonDocument.parse(context.getString(TOKEN)),
				new BsonTimestamp((int) context.getLong(CLUSTER_TIME), (int) context.getLong(CLUSTER_TIME_INCREMENT))));
	}

	/**
	 * The fingerprint of the stream whose position a context holds.
	 * @param context the context of a step
	 * @return nothing if no position was saved
	 */
	public static Optional<Fingerprint> fingerprintIn(ExecutionContext context) {
		return context.containsKey(TOKEN)
				? Optional.of(new Fingerprint(context.getString(EVENTS), context.getString(CLUSTER)))
				: Optional.empty();
	}

	/**
	 * Puts a position into a context.
	 * @param position the position
	 * @param fingerprint tells of which stream it is
	 * @param context the context of a step
	 */
	public static void save(Position position, Fingerprint fingerprint, ExecutionContext context) {
		context.putString(PHASE, position.phase().name());
		context.putString(TOKEN, position.token().toJson());
		context.putLong(CLUSTER_TIME, position.clusterTime().getTime());
		context.putLong(CLUSTER_TIME_INCREMENT, position.clusterTime().getInc());
		context.putString(EVENTS, fingerprint.events());
		context.putString(CLUSTER, fingerprint.cluster());
	}

}
