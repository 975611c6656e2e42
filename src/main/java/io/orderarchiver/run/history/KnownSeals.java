package io.orderarchiver.run.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

import io.orderarchiver.seal.SealChain;
import io.orderarchiver.seal.WrittenSeal;
import io.orderarchiver.verify.FormerSeals;

/**
 * The seals of a target that the job repository knows; if it knows none, those that lie
 * beside the next one.
 */
public final class KnownSeals implements FormerSeals {

	private final StepContexts contexts;

	private final String target;

	/**
	 * Creates the look.
	 * @param contexts what verifications have saved
	 * @param target name and hash
	 */
	public KnownSeals(StepContexts contexts, String target) {
		this.contexts = contexts;
		this.target = target;
	}

	@Override
	public Optional<String> newestDigest(Path beside) {
		Optional<String> recorded = this.contexts.seals(this.target).stream().findFirst().map(WrittenSeal::digest);
		return recorded.isPresent() ? recorded : lyingIn(beside);
	}

	private Optional<String> lyingIn(Path directory) {
		try {
			return SealChain.newestDigest(directory, this.target);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The seals in %s cannot be read".formatted(directory), ex);
		}
	}

}
