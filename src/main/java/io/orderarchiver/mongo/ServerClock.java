package io.orderarchiver.mongo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * The clock of a server, as far as half a round trip allows.
 *
 * @param own the clock of this host
 * @param ahead how far the server's is ahead of it
 */
public record ServerClock(Clock own, Duration ahead) {

	/**
	 * Compares the clocks.
	 * @param database a database of the server
	 * @param own the clock of this host
	 * @return the server's clock
	 * @throws com.mongodb.MongoException if it does not answer
	 */
	public static ServerClock of(MongoDatabase database, Clock own) {
		Instant before = own.instant();
		BsonDocument answer = database.runCommand(new BsonDocument("isMaster", new BsonInt32(1)), BsonDocument.class);
		Duration halfTrip = Duration.between(before, own.instant()).dividedBy(2);
		BsonDateTime here = new BsonDateTime(before.plus(halfTrip).toEpochMilli());
		long there = answer.getDateTime("localTime", here).getValue();
		return new ServerClock(own, Duration.ofMillis(there - here.getValue()));
	}

	/**
	 * What time it is on the server.
	 * @return the server's time
	 */
	public Instant now() {
		return this.own.instant().plus(this.ahead);
	}

}
