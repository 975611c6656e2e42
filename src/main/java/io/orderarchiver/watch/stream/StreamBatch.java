package io.orderarchiver.watch.stream;

import java.util.List;

import org.bson.BsonDocument;
import org.bson.BsonTimestamp;
import org.jspecify.annotations.Nullable;

/**
 * What a stream had to tell at once.
 *
 * @param events in their order, none if it is idle
 * @param token the position behind them; null only before a server has named one
 * @param clusterTime the cluster's time when it was asked, or a little later
 */
public record StreamBatch(List<StreamEvent> events, @Nullable BsonDocument token, BsonTimestamp clusterTime) {
}
