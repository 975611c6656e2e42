package io.orderarchiver.run.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which MongoDB is meant.
 *
 * @param uri where it is; secret
 * @param database the database, if named apart from the URI
 * @param authority whose certificates it may show, if not those that the JDK trusts
 * @param simulationUri a local one in place of the embedded one
 */
public record MongoSettings(Optional<String> uri, Optional<String> database, Optional<Path> authority,
		Optional<String> simulationUri) {

	/** None but the embedded one. */
	public static final MongoSettings NONE = new MongoSettings(Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty());

	/**
	 * A database by its URI.
	 * @param uri where it is
	 * @param database its name, if not in the URI
	 * @return the settings
	 */
	public static MongoSettings of(String uri, Optional<String> database) {
		return new MongoSettings(Optional.of(uri), database, Optional.empty(), Optional.empty());
	}

}
