package io.orderarchiver.watch;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.mongo.ConnectionFailedException;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.mongo.ReplicaSetId;
import io.orderarchiver.watch.position.Fingerprint;
import io.orderarchiver.watch.position.PositionRefusedException;
import io.orderarchiver.watch.position.SavedPosition;
import io.orderarchiver.watch.stream.DeliveryEvents;
import io.orderarchiver.watch.stream.NoChangeStreamsException;
import org.bson.BsonDocument;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** What must be known before a watch is started; it touches nothing. */
public final class WatchPreparation {

	private final Fingerprint fingerprint;

	private WatchPreparation(Fingerprint fingerprint) {
		this.fingerprint = fingerprint;
	}

	/**
	 * Looks at the deployment.
	 * @param orders what will be watched
	 * @param replicaSet which deployment it is in
	 * @return what is known
	 * @throws NoChangeStreamsException if the server offers no change streams
	 * @throws com.mongodb.MongoException if it does not answer, or does not allow one
	 */
	public static WatchPreparation of(MongoCollection<BsonDocument> orders, ReplicaSetId replicaSet) {
		try {
			orders.watch(DeliveryEvents.PIPELINE, BsonDocument.class).collation(Collations.SIMPLE).cursor().close();
			return new WatchPreparation(Fingerprint.of(replicaSet.text()));
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() == ErrorCodes.NOT_A_REPLICA_SET) {
				throw new NoChangeStreamsException();
			}
			throw (ex.getErrorCode() != ErrorCodes.UNAUTHORIZED) ? ex : new ConnectionFailedException(
					("MongoDB does not allow a change stream on %s (error 13). Grant the"
							+ " user the actions find and changeStream on it.")
						.formatted(orders.getNamespace()));
		}
	}

	/**
	 * Refuses a position that is not one of this stream.
	 * @param saved the context of the step that saved it
	 * @throws PositionRefusedException if another cluster or another selection of events
	 * is meant; the message names the choices
	 */
	public void requireResumable(ExecutionContext saved) {
		SavedPosition.fingerprintIn(saved).flatMap(this.fingerprint::refusal).ifPresent((why) -> {
			throw new PositionRefusedException(why);
		});
	}

	Fingerprint fingerprint() {
		return this.fingerprint;
	}

}
