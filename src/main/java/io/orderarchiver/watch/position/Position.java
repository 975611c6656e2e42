package io.orderarchiver.watch.position;

import org.bson.BsonDocument;
import org.bson.BsonTimestamp;

/**
 * What a watch needs to go on after any interruption.
 *
 * @param phase how far it has come
 * @param token the resume token behind which the stream goes on
 * @param clusterTime the cluster's time of that moment, or a little later
 */
public record Position(Phase phase, BsonDocument token, BsonTimestamp clusterTime) {

	/**
	 * The same position in another phase.
	 * @param next that phase
	 * @return another position
	 */
	public Position in(Phase next) {
		return new Position(next, this.token, this.clusterTime);
	}

}
