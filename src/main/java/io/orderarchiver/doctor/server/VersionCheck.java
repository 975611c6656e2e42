package io.orderarchiver.doctor.server;

import java.util.List;

import io.orderarchiver.doctor.finding.Finding;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonString;

/** Whether this version of MongoDB is one that the archive was made for. */
public final class VersionCheck implements MongoCheck {

	static final String REMEDY = """
			# upgrade MongoDB from one version to the next, 4.0 to 4.2, and so on:
			# https://www.mongodb.com/docs/manual/release-notes/""";

	private static final int OLDEST = 402;

	private static final int NEWEST_MAJOR = 8;

	@Override
	public String name() {
		return "version";
	}

	@Override
	public Need need() {
		return Need.CONNECTION;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		BsonDocument build = server.run("buildInfo");
		if (server.isEmbedded()) {
			return List.of(Finding.info("the embedded MongoDB, for trying things out"));
		}
		return List.of(judge(build.getString("version", new BsonString("unknown")).getValue(),
				build.getArray("versionArray", new BsonArray())));
	}

	static Finding judge(String version, BsonArray parts) {
		if (parts.size() < 2) {
			return Finding.warning("MongoDB %s: not known to this program".formatted(version));
		}
		int major = parts.get(0).asNumber().intValue();
		int minor = parts.get(1).asNumber().intValue();
		if (major * 100 + minor < OLDEST) {
			return Finding.failure("MongoDB %s is too old: 4.2 to 8 are supported".formatted(version)).remedy(REMEDY);
		}
		return (major > NEWEST_MAJOR)
				? Finding.warning(
						"MongoDB %s is newer than 8, the newest that this program was tried with".formatted(version))
				: Finding.ok("MongoDB " + version);
	}

}
