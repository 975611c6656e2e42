package io.orderarchiver.seal.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CheckDirectoryTests {

	private static final Instant NOW = Instant.parse("2026-01-03T12:00:00Z");

	@TempDir
	private Path all;

	@Test
	void whatAKilledCheckLeftADayAgoGoesAndNothingElse() throws IOException {
		Path killed = written("check-1", Duration.ofHours(25));
		Path living = written("check-2", Duration.ofHours(23));
		Path begunLongAgo = written("check-3", Duration.ofDays(3));
		touch(begunLongAgo.resolve("a-day"), Duration.ofMinutes(1));
		Path foreign = written("check-of-june", Duration.ofDays(3));
		try (CheckDirectory own = CheckDirectory.in(this.all, InstantSource.fixed(NOW))) {
			assertThat(this.all).isDirectoryContaining((path) -> path.equals(own.path()));
			assertThat(killed).doesNotExist();
			assertThat(living).isNotEmptyDirectory();
			assertThat(begunLongAgo).isNotEmptyDirectory();
			assertThat(foreign).isNotEmptyDirectory();
		}
	}

	@Test
	void itsOwnFilesGoWithTheCheck() throws IOException {
		Path path;
		try (CheckDirectory own = CheckDirectory.in(this.all.resolve("seal"), InstantSource.fixed(NOW))) {
			path = Files.writeString(own.path().resolve("a-day"), "some");
		}
		assertThat(path).doesNotExist();
		assertThat(this.all.resolve("seal")).isEmptyDirectory();
	}

	private Path written(String name, Duration ago) throws IOException {
		Path directory = Files.createDirectory(this.all.resolve(name));
		touch(Files.writeString(directory.resolve("a-day"), "some"), ago);
		touch(directory, ago);
		return directory;
	}

	private static void touch(Path path, Duration ago) throws IOException {
		Files.setLastModifiedTime(path, FileTime.from(NOW.minus(ago)));
	}

}
