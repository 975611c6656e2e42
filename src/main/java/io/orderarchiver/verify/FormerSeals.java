package io.orderarchiver.verify;

import java.nio.file.Path;
import java.util.Optional;

/** Knows which seal of the target was the last one. */
@FunctionalInterface
public interface FormerSeals {

	/**
	 * The newest seal.
	 * @param beside where the next one will lie
	 * @return the digest of its manifest; nothing if there is none yet
	 */
	Optional<String> newestDigest(Path beside);

}
