package io.orderarchiver.run.deployment;

import java.time.ZoneId;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.mongo.Digest;
import io.orderarchiver.run.settings.Settings;

/**
 * What a run works on, so that a checkpoint is never resumed elsewhere.
 *
 * @param name readable
 * @param hash of everything that makes it this target
 */
public record RunTarget(String name, String hash) {

	public static RunTarget of(Deployment deployment, Settings settings) {
		return of(deployment.cluster(), deployment.connection().target().database(), settings.collections(),
				settings.archiveZone());
	}

	public static RunTarget of(String cluster, String database, CollectionNames collections, ZoneId zone) {
		String everything = String.join("\n", cluster, database, collections.toString(), zone.getId());
		return new RunTarget(database + " on " + cluster, Digest.of(everything));
	}

	/**
	 * The job parameter.
	 * @return name and hash
	 */
	@Override
	public String toString() {
		return this.name + " #" + this.hash;
	}

}
