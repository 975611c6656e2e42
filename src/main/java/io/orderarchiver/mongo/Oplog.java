package io.orderarchiver.mongo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * How far the log of a replica set reaches back.
 *
 * @param first the cluster time of its oldest entry
 * @param last that of its newest
 * @param beginning whether the oldest is the first that was ever written
 */
public record Oplog(Instant first, Instant last, Beginning beginning) {

	/** Whether entries were forgotten. */
	public enum Beginning {

		/** All that was ever written is there. */
		KEPT,

		/** The oldest entries are gone. */
		FORGOTTEN

	}

	/**
	 * Looks at both ends of a log.
	 * @param local the database {@code local}
	 * @return nothing if the server keeps no log that can be seen
	 * @throws com.mongodb.MongoException if it cannot be read, with code 13 where the
	 * right is missing
	 */
	public static Optional<Oplog> read(MongoDatabase local) {
		MongoCollection<BsonDocument> log = local.withReadConcern(ReadConcern.LOCAL)
			.getCollection("oplog.rs", BsonDocument.class);
		BsonDocument oldest = entry(log, 1);
		BsonDocument newest = entry(log, -1);
		return (oldest == null || newest == null) ? Optional.empty() : Optional
			.of(new Oplog(time(oldest), time(newest), isFirstOfAll(oldest) ? Beginning.KEPT : Beginning.FORGOTTEN));
	}

	private static @Nullable BsonDocument entry(MongoCollection<BsonDocument> log, int direction) {
		return log.find()
			.projection(Projections.include("ts", "op", "o.msg"))
			.sort(new BsonDocument("$natural", new BsonInt32(direction)))
			.limit(1)
			.first();
	}

	private static Instant time(BsonDocument entry) {
		return Instant.ofEpochSecond(entry.getTimestamp("ts").getTime());
	}

	private static boolean isFirstOfAll(BsonDocument entry) {
		BsonValue operation = entry.get("o");
		return operation != null && operation.isDocument() && operation.asDocument().isString("msg")
				&& operation.asDocument().getString("msg").getValue().equals("initiating set");
	}

	/**
	 * The time between both ends.
	 * @return how old a resume token may be
	 */
	public Duration window() {
		return Duration.between(this.first, this.last);
	}

}
