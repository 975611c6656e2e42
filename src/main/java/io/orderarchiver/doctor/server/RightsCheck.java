package io.orderarchiver.doctor.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.MongoException;
import io.orderarchiver.archive.indexes.ArchiveIndexes.Creation;
import io.orderarchiver.archive.indexes.IndexSurvey;
import io.orderarchiver.archive.indexes.WantedIndex;
import io.orderarchiver.archive.indexes.WantedIndex.Presence;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.server.ArchiverRole.Purpose;
import io.orderarchiver.doctor.server.ArchiverRole.Right;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** Whether the user has the rights of the least role; tried by asking, not by writing. */
public final class RightsCheck implements MongoCheck {

	@Override
	public String name() {
		return "rights";
	}

	@Override
	public Need need() {
		return Need.ACCESS;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		Privileges privileges = Privileges.of(server
			.run(new BsonDocument("connectionStatus", new BsonInt32(1)).append("showPrivileges", BsonBoolean.TRUE)));
		if (privileges.users().isEmpty()) {
			return List.of(Finding.info("no user: this server allows everything to everybody"));
		}
		ArchiverRole role = new ArchiverRole(server.connection().target().database(), server.settings().collections());
		return judge(privileges, role, purposes(server));
	}

	/** What is there need not be created, nor what is not to be. */
	private static Set<Purpose> purposes(ConnectedServer server) {
		Set<Purpose> purposes = EnumSet.of(Purpose.ARCHIVE, Purpose.WATCH, Purpose.COMPLETE, Purpose.SEE_INDEXES);
		if (server.settings().indexCreation() == Creation.CREATE_MISSING) {
			missingIndexes(server).forEach((index) -> purposes
				.add(index.isIndispensable() ? Purpose.CREATE_UNIQUE_INDEX : Purpose.CREATE_INDEXES));
		}
		return purposes;
	}

	private static List<WantedIndex> missingIndexes(ConnectedServer server) {
		try {
			return new IndexSurvey(server.collections()).look()
				.stream()
				.filter((index) -> index.presence() == Presence.MISSING)
				.toList();
		}
		catch (MongoException ex) {
			// The check of the indexes says why.
			return List.of();
		}
	}

	static List<Finding> judge(Privileges privileges, ArchiverRole role, Set<Purpose> purposes) {
		Map<Purpose, List<String>> missing = new EnumMap<>(Purpose.class);
		for (Right right : role.missingIn(privileges)) {
			if (purposes.contains(right.purpose())) {
				missing.computeIfAbsent(right.purpose(), (purpose) -> new ArrayList<>()).add(right.toString());
			}
		}
		if (missing.keySet().stream().allMatch(Purpose.COMPLETE::equals)) {
			Finding enough = Finding.ok("every right that archive, watch and verify need");
			return List.of(missing.isEmpty() ? enough : enough.detail(withoutCompletion(role)));
		}
		List<Finding> findings = new ArrayList<>();
		missing.forEach((purpose, rights) -> findings.add(finding(purpose, String.join(", ", rights), role)));
		int last = findings.size() - 1;
		findings.set(last, findings.get(last).remedy(remedy(privileges, role)));
		return findings;
	}

	private static String withoutCompletion(ArchiverRole role) {
		return "Only complete lacks one, so that what was archived incomplete stays so. To grant it: "
				+ role.completion();
	}

	private static Finding finding(Purpose purpose, String rights, ArchiverRole role) {
		return switch (purpose) {
			case ARCHIVE -> Finding.failure("archiving lacks the right to " + rights);
			case WATCH -> Finding.warning("watch lacks the right to " + rights);
			case COMPLETE -> Finding.info("complete lacks the right to " + rights).detail(withoutCompletion(role));
			case CREATE_UNIQUE_INDEX ->
				Finding.failure("nothing is archived without the unique index, and it cannot be created here without"
						+ " the right to " + rights)
					.detail("An administrator can create it instead; see indexes.");
			case CREATE_INDEXES ->
				Finding.warning("missing indexes cannot be created here without the right to " + rights)
					.detail("An administrator can create them instead; see indexes.");
			case SEE_INDEXES -> Finding.info("indexes cannot be seen without the right to " + rights)
				.detail("An index of the archive is then taken for unique because it is there.");
		};
	}

	private static String remedy(Privileges privileges, ArchiverRole role) {
		return "// in mongosh, as an administrator; on Atlas, make a custom role of these actions\n"
				+ role.script(privileges) + "\n" + ArchiverRole.grant(privileges.users().get(0));
	}

}
