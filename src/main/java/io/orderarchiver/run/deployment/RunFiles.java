package io.orderarchiver.run.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

import io.orderarchiver.complete.CompleteDirectory;
import io.orderarchiver.complete.CompleteJobConfiguration;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.verify.VerifyDirectory;
import io.orderarchiver.verify.VerifyJobConfiguration;

/**
 * Where runs keep files of their own until they are complete.
 *
 * @param data the directory of a site
 */
public record RunFiles(Path data) {

	/**
	 * Those of a site.
	 * @param settings the settings in force
	 * @param site which site
	 * @return need not exist
	 */
	public static RunFiles of(Settings settings, Site site) {
		return new RunFiles(new SitePlaces(settings, site).data());
	}

	/**
	 * Those of verifications.
	 * @return where they are
	 */
	public VerifyDirectory ofVerifications() {
		return new VerifyDirectory(this.data.resolve("verify"));
	}

	/**
	 * Those of completions.
	 * @return where they are
	 */
	public CompleteDirectory ofCompletions() {
		return new CompleteDirectory(this.data.resolve("complete"));
	}

	/**
	 * What a run has left on this host.
	 * @param job the name of its job
	 * @param run its number
	 * @param from when it began
	 * @param to when it ended
	 * @return its directory, if there is one that was last changed while it ran
	 */
	public Optional<Path> leftBy(String job, long run, Instant from, Instant to) {
		return directory(job, run).filter((directory) -> wasChanged(directory, from, to));
	}

	private static boolean wasChanged(Path directory, Instant from, Instant to) {
		try {
			Instant changed = Files.getLastModifiedTime(directory, LinkOption.NOFOLLOW_LINKS).toInstant();
			return !changed.isBefore(from) && !changed.isAfter(to);
		}
		catch (NoSuchFileException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("What run " + directory.getFileName() + " has left cannot be looked at", ex);
		}
	}

	private Optional<Path> directory(String job, long run) {
		return switch (job) {
			case VerifyJobConfiguration.JOB_NAME -> Optional.of(ofVerifications().of(run));
			case CompleteJobConfiguration.JOB_NAME -> Optional.of(ofCompletions().of(run));
			default -> Optional.empty();
		};
	}

}
