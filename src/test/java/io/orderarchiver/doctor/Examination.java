package io.orderarchiver.doctor;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.doctor.finding.CheckResult;
import io.orderarchiver.doctor.finding.Diagnosis;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.finding.Finding.Status;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.LogSettings;
import io.orderarchiver.run.settings.MongoSettings;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.testing.WriteCommands;

import static org.assertj.core.api.Assertions.assertThat;

/** What the doctor found, and the promise that looking wrote nothing. */
public record Examination(Diagnosis diagnosis) {

	/** Looks at a database, with the least that can be set. */
	public static Examination of(Path home, String uri, String database) {
		return of(settings(home, uri, database, ArchiveIndexes.Creation.CREATE_MISSING,
				new ManagementAddress("127.0.0.1", 0), Optional.empty()));
	}

	static Examination of(Settings settings) {
		WriteCommands writes = new WriteCommands();
		Diagnosis diagnosis = new Doctor(Site.DATABASE, Clock.systemUTC(), List.of(writes)).examine(() -> settings,
				List::of);
		assertThat(writes.seen()).as("commands that write").isEmpty();
		return new Examination(diagnosis);
	}

	public static Settings settings(Path home, String uri, String database, ArchiveIndexes.Creation creation,
			ManagementAddress management, Optional<LogSettings> logs) {
		return new Settings(home, MongoSettings.of(uri, Optional.of(database)), OptionalInt.of(100),
				new RetrySettings(0, Duration.ofMillis(10)), creation, ZoneOffset.UTC, CollectionNames.DEFAULT,
				Optional.empty(), true, management, Optional.empty(), logs, Optional.empty(), Optional.empty(),
				new Redaction(List.of()));
	}

	public Status status(String check) {
		return result(check).status();
	}

	CheckResult result(String check) {
		return this.diagnosis.results()
			.stream()
			.filter((result) -> result.check().equals(check))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no check " + check));
	}

	/** All that a check says, remedies included. */
	public String text(String check) {
		return result(check).findings().stream().map(Finding::toString).collect(Collectors.joining("\n"));
	}

	public Finding worst(String check) {
		return result(check).findings()
			.stream()
			.filter((finding) -> finding.status() == status(check))
			.findFirst()
			.orElseThrow();
	}

	List<Finding> findings(Status status) {
		return this.diagnosis.results()
			.stream()
			.flatMap((result) -> result.findings().stream())
			.filter((finding) -> finding.status() == status)
			.toList();
	}

}
