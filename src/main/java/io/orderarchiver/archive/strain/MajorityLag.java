package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonTimestamp;
import org.bson.Document;

/**
 * How far the majority of a replica set is behind its primary, as {@code hello} tells.
 */
final class MajorityLag implements StrainSource {

	private final AdminQuestion hello;

	private final SeenWrites writes;

	private final Duration tolerated;

	MajorityLag(MongoDatabase admin, SeenWrites writes, Duration tolerated) {
		this.hello = new AdminQuestion(admin, "lag of the majority", new Document("hello", 1),
				new Document("isMaster", 1));
		this.writes = writes;
		this.tolerated = tolerated;
	}

	@Override
	public Strain look() {
		Optional<Document> answer = this.hello.ask();
		Optional<BsonTimestamp> last = answer.flatMap((hello) -> time(hello, "opTime"));
		Optional<BsonTimestamp> majority = answer.flatMap((hello) -> time(hello, "majorityOpTime"));
		if (last.isEmpty() || majority.isEmpty()) {
			return Strain.NONE;
		}
		this.writes.last(last.get());
		return Strain.ofLag(this.writes.lagOf(majority.get()), this.tolerated, "the majority of the replica set");
	}

	private static Optional<BsonTimestamp> time(Document hello, String name) {
		return Optional.ofNullable(hello.getEmbedded(List.of("lastWrite", name, "ts"), BsonTimestamp.class));
	}

}
