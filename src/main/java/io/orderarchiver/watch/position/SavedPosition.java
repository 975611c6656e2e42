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

	public static Optional<Position> in(ExecutionContext context) {
		if (!context.containsKey(TOKEN)) {
			return Optional.empty();
		}
		return Optional.of(new Position(Phase.valueOf(context.getString(PHASE)),
				BsonDocument.parse(context.getString(TOKEN)),
				new BsonTimestamp((int) context.getLong(CLUSTER_TIME), (int) context.getLong(CLUSTER_TIME_INCREMENT))));
	}

	public static Optional<Fingerprint> fingerprintIn(ExecutionContext context) {
		return context.containsKey(TOKEN)
				? Optional.of(new Fingerprint(context.getString(EVENTS), context.getString(CLUSTER)))
				: Optional.empty();
	}

	public static void save(Position position, Fingerprint fingerprint, ExecutionContext context) {
		context.putString(PHASE, position.phase().name());
		context.putString(TOKEN, position.token().toJson());
		context.putLong(CLUSTER_TIME, position.clusterTime().getTime());
		context.putLong(CLUSTER_TIME_INCREMENT, position.clusterTime().getInc());
		context.putString(EVENTS, fingerprint.events());
		context.putString(CLUSTER, fingerprint.cluster());
	}

}
