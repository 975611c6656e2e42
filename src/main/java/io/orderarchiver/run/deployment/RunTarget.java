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

	/**
	 * What runs with these settings work on.
	 * @param deployment an open deployment
	 * @param settings the settings in force
	 * @return the same whenever cluster, database, collections and zone are
	 */
	public static RunTarget of(Deployment deployment, Settings settings) {
		return of(deployment.cluster(), deployment.connection().target().database(), settings.collections(),
				settings.archiveZone());
	}

	/**
	 * What is made of these four, and of nothing else.
	 * @param cluster what the cluster calls itself
	 * @param database the database
	 * @param collections the collections
	 * @param zone in which zone days begin
	 * @return a name with a hash, nothing of which is secret
	 */
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
