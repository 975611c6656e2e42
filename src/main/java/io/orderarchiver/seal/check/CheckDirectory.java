package io.orderarchiver.seal.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.orderarchiver.files.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The temporary files of one check. Those that a killed one left go with the next. */
final class CheckDirectory implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CheckDirectory.class);

	private static final String PREFIX = "check-";

	/** As Java names temporary directories: nobody else would. */
	private static final Pattern NAME = Pattern.compile(PREFIX + "[0-9]+");

	/** A living check has written since. */
	private static final Duration LEFTOVER = Duration.ofDays(1);

	private final Path path;

	private CheckDirectory(Path path) {
		this.path = path;
	}

	/**
	 * Makes one, and deletes what killed checks have left.
	 * @param all where those of all checks are; made if it is not there
	 * @param clock tells how old a leftover is
	 */
	static CheckDirectory in(Path all, InstantSource clock) throws IOException {
		PrivateFiles.createDirectories(all);
		Instant before = clock.instant().minus(LEFTOVER);
		try (Stream<Path> checks = Files.list(all)) {
			checks.filter((path) -> NAME.matcher(path.getFileName().toString()).matches())
				.forEach((check) -> deleteIfLeftover(check, before));
		}
		return new CheckDirectory(Files.createTempDirectory(all, PREFIX));
	}

	private static void deleteIfLeftover(Path check, Instant before) {
		try {
			if (newest(check).isBefore(before)) {
				PrivateFiles.deleteTree(check);
			}
		}
		catch (NoSuchFileException ex) {
			logger.debug("Another check, which ended meanwhile, has deleted {}", check);
		}
		catch (IOException | UncheckedIOException ex) {
			logger.warn("{}, which a killed check has left, cannot be deleted ({}). Delete it yourself.", check,
					ex.toString());
		}
	}

	/** When something of it was last written. */
	private static Instant newest(Path check) throws IOException {
		Instant newest = Files.getLastModifiedTime(check).toInstant();
		try (Stream<Path> files = Files.list(check)) {
			for (Path file : files.toList()) {
				Instant written = Files.getLastModifiedTime(file).toInstant();
				newest = written.isAfter(newest) ? written : newest;
			}
		}
		return newest;
	}

	Path path() {
		return this.path;
	}

	@Override
	public void close() throws IOException {
		PrivateFiles.deleteTree(this.path);
	}

}
