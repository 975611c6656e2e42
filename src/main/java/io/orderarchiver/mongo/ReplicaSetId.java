package io.orderarchiver.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/**
 * The id that a replica set was given when it was initiated: two of one name differ in
 * it.
 *
 * @param text 24 hexadecimal digits; empty where the user may not see it, or where there
 * is none
 */
public record ReplicaSetId(String text) {

	/**
	 * Asks for it.
	 * @param client is connected
	 * @return the id, as far as it can be had
	 */
	public static ReplicaSetId of(MongoClient client) {
		try {
			BsonDocument answer = client.getDatabase("admin")
				.runCommand(new BsonDocument("replSetGetConfig", new BsonInt32(1)), BsonDocument.class);
			BsonDocument settings = answer.getDocument("config", new BsonDocument())
				.getDocument("settings", new BsonDocument());
			return new ReplicaSetId(settings.isObjectId("replicaSetId")
					? settings.getObjectId("replicaSetId").getValue().toHexString() : "");
		}
		catch (MongoCommandException ex) {
			// Not allowed, or no replica set: the target's name and members must do.
			return new ReplicaSetId("");
		}
	}

}
