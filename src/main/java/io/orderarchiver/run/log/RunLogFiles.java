package io.orderarchiver.run.log;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.orderarchiver.files.PrivateFiles;

/** The log files of a directory: what they are called, and how long they are kept. */
final class RunLogFiles {

	/** What may be removed: no other file of that directory is any of our business. */
	private static final Pattern NAME = Pattern.compile("(?:%s)_\\d{8}_\\d{6}\\.log"
		.formatted(Arrays.stream(RunLog.Kind.values()).map(RunLog.Kind::prefix).collect(Collectors.joining("|"))));

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss")
		.withZone(ZoneOffset.UTC);

	private final Path directory;

	private final String prefix;

	private final Clock clock;

	RunLogFiles(Path directory, String prefix, Clock clock) {
		this.directory = directory;
		this.prefix = prefix;
		this.clock = clock;
	}

	/**
	 * Creates an empty file which its owner alone may read. If another run began in the
	 * same second, its name tells the next.
	 */
	Path create() throws IOException {
		Files.createDirectories(this.directory);
		for (Instant begin = this.clock.instant();; begin = begin.plusSeconds(1)) {
			Path file = this.directory.resolve(this.prefix + "_" + STAMP.format(begin) + ".log");
			try {
				PrivateFiles.create(file);
				return file;
			}
			catch (FileAlreadyExistsException ex) {
				// Another run has it.
			}
		}
	}

	LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), ZoneOffset.UTC);
	}

	/** Removes files to which nothing was written for so many days. */
	void removeOlderThan(int days) throws IOException {
		Instant limit = this.clock.instant().minus(Duration.ofDays(days));
		for (Path file : ofThisProgram()) {
			if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
					&& Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
				Files.deleteIfExists(file);
			}
		}
	}

	private List<Path> ofThisProgram() throws IOException {
		try (Stream<Path> files = Files.list(this.directory)) {
			return files.filter((file) -> NAME.matcher(String.valueOf(file.getFileName())).matches()).toList();
		}
	}

}
