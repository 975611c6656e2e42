package io.orderarchiver.run;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.mongodb.event.CommandListener;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.batch.RetryOptions;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.RetryReport;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.settings.MongoSettings;
import io.orderarchiver.run.settings.Settings;

/** Starts archive runs as the command line does, but in this process. */
public final class ArchiveHarness {

	static final ArchiveOptions ALL = options(Window.ALL, ArchiveMode.ARCHIVE);

	static final ArchiveOptions DRY_RUN = options(Window.ALL, ArchiveMode.DRY_RUN);

	private final MongoTarget target;

	private final JobRepositoryLocation jobRepository;

	private final Settings settings;

	private final List<CommandListener> commandListeners;

	private ArchiveHarness(MongoTarget target, JobRepositoryLocation jobRepository, Settings settings,
			List<CommandListener> commandListeners) {
		this.target = target;
		this.jobRepository = jobRepository;
		this.settings = settings;
		this.commandListeners = commandListeners;
	}

	public static ArchiveHarness of(String uri, String database, Path home) {
		return new ArchiveHarness(MongoTarget.of(uri, database),
				new JobRepositoryLocation.H2File(home.resolve("data").resolve("job-repository")),
				settings(home, ArchiveIndexes.Creation.CREATE_MISSING), List.of());
	}

	public static Settings settings(Path home, ArchiveIndexes.Creation indexCreation) {
		return settings(home, indexCreation, Optional.empty());
	}

	private static Settings settings(Path home, ArchiveIndexes.Creation indexCreation, Optional<URI> pushgateway) {
		return new Settings(home, MongoSettings.NONE, OptionalInt.of(1000),
				new RetrySettings(3, Duration.ofMillis(200)), indexCreation, ZoneOffset.UTC, CollectionNames.DEFAULT,
				Optional.empty(), true, ManagementAddress.DEFAULT, pushgateway, Optional.empty(), Optional.empty(),
				Optional.empty(), new Redaction(List.of()));
	}

	ArchiveHarness withoutIndexCreation() {
		return new ArchiveHarness(this.target, this.jobRepository,
				settings(this.settings.home(), ArchiveIndexes.Creation.NEVER), this.commandListeners);
	}

	ArchiveHarness pushingTo(URI gateway) {
		return new ArchiveHarness(this.target, this.jobRepository,
				settings(this.settings.home(), ArchiveIndexes.Creation.CREATE_MISSING, Optional.of(gateway)),
				this.commandListeners);
	}

	ArchiveHarness listening(CommandListener listener) {
		return new ArchiveHarness(this.target, this.jobRepository, this.settings, List.of(listener));
	}

	public ArchiveHarness keepingRunsIn(JobRepositoryLocation location) {
		return new ArchiveHarness(this.target, location, this.settings, this.commandListeners);
	}

	static ArchiveOptions options(Window window, ArchiveMode mode) {
		return new ArchiveOptions(window, mode, 1000, ArchiveOptions.DEFAULT_MAX_REJECTS, OptionalInt.empty());
	}

	static ArchiveOptions pages(int size) {
		return new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, size, ArchiveOptions.DEFAULT_MAX_REJECTS,
				OptionalInt.empty());
	}

	static ArchiveOptions partitions(int partitions, int pageSize) {
		return new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, pageSize, ArchiveOptions.DEFAULT_MAX_REJECTS,
				PaceLimits.NONE, OptionalInt.of(partitions));
	}

	public RunReport archive() {
		return archive(ALL);
	}

	RunReport archive(ArchiveOptions options) {
		return archive(options, Start.RESUME, new StopSignal(), new Recorder());
	}

	public RunReport archive(ArchiveOptions options, Start start, StopSignal stop, RunListener listener) {
		try (MongoConnection connection = MongoConnection.open(this.target, this.commandListeners)) {
			return new ArchiveRuns(Deployment.of(connection, this.jobRepository), this.settings, stop).run(options,
					new RunRequest(start, Duration.ZERO), listener);
		}
	}

	public RetryReport retry(RetryOptions options, StopSignal stop, RunListener listener) {
		try (MongoConnection connection = MongoConnection.open(this.target, this.commandListeners)) {
			return new RejectRetries(Deployment.of(connection, this.jobRepository), this.settings, stop).run(options,
					new RunRequest(Start.FRESH, Duration.ZERO), listener);
		}
	}

	/** Remembers what it is told, and may do something at each page. */
	public static class Recorder implements RunListener {

		final List<RunStart> starts = new ArrayList<>();

		@Override
		public void starting(RunStart start) {
			this.starts.add(start);
		}

		@Override
		public void pageStored(StoredPage page) {
		}

	}

}
