package io.orderarchiver.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HexFormat;

import io.orderarchiver.archive.CollectionNames;

/**
 * What a run works on, so that a checkpoint is never resumed elsewhere.
 *
 * @param name readable
 * @param hash of everything that makes it this target
 */
record RunTarget(String name, String hash) {

	static RunTarget of(String cluster, String database, CollectionNames collections, ZoneId zone) {
		String everything = String.join("\n", cluster, database, collections.toString(), zone.getId());
		return new RunTarget(database + " on " + cluster, hash(everything));
	}

	private static String hash(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
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
