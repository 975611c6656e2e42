package io.orderarchiver.watch;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoCollection;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Opens streams in one session, so that an order is never read as it was before its
 * event.
 *
 * @param orders what is watched
 * @param session causally consistent; closed with this
 * @param batchSize events a batch at most
 */
record OrderStreams(MongoCollection<BsonDocument> orders, ClientSession session,
		int batchSize) implements StreamOpening {

	@Override
	public OrderStream open(@Nullable BsonDocument token) {
		return OrderStream.open(this.orders, this.session, token, this.batchSize);
	}

	@Override
	public void close() {
		this.session.close();
	}

}
