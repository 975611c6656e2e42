package io.orderarchiver.watch.stream;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * Opens streams in one session, so that an order is never read as it was before its
 * event.
 *
 * @param database where
 * @param orders what is watched
 * @param session causally consistent; closed with this
 * @param batchSize events a batch at most
 */
public record OrderStreams(MongoDatabase database, MongoCollection<BsonDocument> orders, ClientSession session,
		int batchSize) implements StreamOpening {

	@Override
	public OrderStream open(@Nullable BsonDocument token) {
		return OrderStream.open(this.orders, this.session, token, this.batchSize);
	}

	/**
	 * The session waits for what it has heard of, be it the time of an answer to a ping.
	 */
	@Override
	public void settle() {
		this.database.runCommand(this.session, new BsonDocument("ping", new BsonInt32(1)));
	}

	@Override
	public void close() {
		this.session.close();
	}

}
