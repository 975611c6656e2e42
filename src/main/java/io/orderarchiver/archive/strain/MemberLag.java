package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.mongodb.client.MongoDatabase;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How far the members of a replica set are behind their primary. One that is down does
 * not count: it is not spared by waiting. Nor does one that is meant to be delayed.
 */
final class MemberLag implements StrainSource {

	private static final String SECONDARY = "SECONDARY";

	private static final String PRIMARY = "PRIMARY";

	private final AdminQuestion status;

	private final AdminQuestion configuration;

	private final SeenWrites writes;

	private final Duration tolerated;

	private @Nullable Set<String> undelayed;

	MemberLag(MongoDatabase admin, SeenWrites writes, Duration tolerated) {
		this.status = new AdminQuestion(admin, "lag of each member", new Document("replSetGetStatus", 1));
		this.configuration = new AdminQuestion(admin, "lag of each member", new Document("replSetGetConfig", 1));
		this.writes = writes;
		this.tolerated = tolerated;
	}

	@Override
	public Strain look() {
		if (this.undelayed == null) {
			this.undelayed = this.configuration.ask().map(MemberLag::undelayed).orElse(null);
		}
		Set<String> counting = this.undelayed;
		return (counting == null) ? Strain.NONE
				: this.status.ask().map((answer) -> members(answer, counting)).orElse(Strain.NONE);
	}

	private static Set<String> undelayed(Document answer) {
		Set<String> hosts = new HashSet<>();
		for (Document member : answer.get("config", new Document()).getList("members", Document.class, List.of())) {
			if (isZero(member.get("secondaryDelaySecs")) && isZero(member.get("slaveDelay"))) {
				hosts.add(member.getString("host"));
			}
		}
		return hosts;
	}

	private static boolean isZero(@Nullable Object seconds) {
		return !(seconds instanceof Number number) || number.longValue() == 0;
	}

	private Strain members(Document answer, Set<String> counting) {
		List<Document> members = answer.getList("members", Document.class, List.of());
		members.stream()
			.filter((member) -> is(member, PRIMARY))
			.forEach((primary) -> optime(primary).ifPresent(this.writes::last));
		return members.stream()
			.filter((member) -> is(member, SECONDARY) && counting.contains(member.getString("name")))
			.map(this::lag)
			.max(Strain.BY_SEVERITY)
			.orElse(Strain.NONE);
	}

	private static boolean is(Document member, String state) {
		return state.equals(member.getString("stateStr")) && !isZero(member.get("health"));
	}

	private Strain lag(Document member) {
		return optime(member)
			.map((time) -> Strain.ofLag(this.writes.lagOf(time), this.tolerated,
					"the member " + member.getString("name")))
			.orElse(Strain.NONE);
	}

	private static Optional<BsonTimestamp> optime(Document member) {
		return Optional.ofNullable(member.getEmbedded(List.of("optime", "ts"), BsonTimestamp.class));
	}

}
