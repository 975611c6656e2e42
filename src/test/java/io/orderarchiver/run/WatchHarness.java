package io.orderarchiver.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.mongodb.event.CommandListener;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.management.CommandTimes;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.watch.TokenLostPolicy;
import io.orderarchiver.watch.WatchOptions;
import io.orderarchiver.watch.WatchOptions.CatchUp;
import io.orderarchiver.watch.state.WatchState;
import org.awaitility.Awaitility;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Starts watches as the command line does, but in this process. */
final class WatchHarness {

	static final WatchOptions DEFAULT = options(CatchUp.RUN, TokenLostPolicy.CATCH_UP);

	private final MongoTarget target;

	private final JobRepositoryLocation jobRepository;

	private final Settings settings;

	private final Optional<ManagementAddress> management;

	private final List<CommandListener> listeners;

	private WatchHarness(MongoTarget target, JobRepositoryLocation jobRepository, Settings settings,
			Optional<ManagementAddress> management, List<CommandListener> listeners) {
		this.target = target;
		this.jobRepository = jobRepository;
		this.settings = settings;
		this.management = management;
		this.listeners = listeners;
	}

	static WatchHarness of(String uri, String database, Path home) {
		return new WatchHarness(MongoTarget.of(uri, database),
				new JobRepositoryLocation.H2File(home.resolve("data").resolve("job-repository")),
				ArchiveHarness.settings(home, ArchiveIndexes.Creation.CREATE_MISSING), Optional.empty(), List.of());
	}

	/** Serves health and metrics. */
	WatchHarness servedOn(int port) {
		return new WatchHarness(this.target, this.jobRepository, this.settings,
				Optional.of(new ManagementAddress("127.0.0.1", port)), this.listeners);
	}

	/** Tells of each command that is sent to MongoDB, in the thread that sends it. */
	WatchHarness overheardBy(CommandListener listener) {
		return new WatchHarness(this.target, this.jobRepository, this.settings, this.management, List.of(listener));
	}

	static WatchOptions options(CatchUp catchUp, TokenLostPolicy onTokenLost) {
		return new WatchOptions(catchUp, onTokenLost, 1000, OptionalInt.empty(), Optional.empty(), Optional.empty(),
				WatchOptions.DEFAULT_HEARTBEAT);
	}

	static WatchOptions untilIdle(Duration idle) {
		return untilIdle(idle, TokenLostPolicy.CATCH_UP);
	}

	static WatchOptions untilIdle(Duration idle, TokenLostPolicy onTokenLost) {
		return new WatchOptions(CatchUp.RUN, onTokenLost, 1000, OptionalInt.empty(), Optional.empty(),
				Optional.of(idle), WatchOptions.DEFAULT_HEARTBEAT);
	}

	static WatchOptions savingEvery(Duration heartbeat) {
		return new WatchOptions(CatchUp.RUN, TokenLostPolicy.CATCH_UP, 1000, OptionalInt.empty(), Optional.empty(),
				Optional.empty(), heartbeat);
	}

	/** What is saved of the position, as the job repository has it. */
	String savedContext() {
		try (HikariDataSource dataSource = JobRepositoryDataSource.open(this.jobRepository)) {
			return JdbcClient.create(dataSource)
				.sql("""
						SELECT COALESCE(c.SERIALIZED_CONTEXT, c.SHORT_CONTEXT)
						FROM BATCH_STEP_EXECUTION_CONTEXT c JOIN BATCH_STEP_EXECUTION s
							ON s.STEP_EXECUTION_ID = c.STEP_EXECUTION_ID
						WHERE s.STEP_NAME = 'watchOrders' ORDER BY s.STEP_EXECUTION_ID DESC LIMIT 1""")
				.query(String.class)
				.single();
		}
	}

	/** Changes what is saved of the position. */
	void tamper(String pattern, String replacement) {
		String context = savedContext();
		String changed = context.replaceFirst(pattern, replacement);
		if (changed.equals(context)) {
			throw new IllegalArgumentException(pattern + " is not in " + context);
		}
		try (HikariDataSource dataSource = JobRepositoryDataSource.open(this.jobRepository)) {
			JdbcClient.create(dataSource).sql("""
					UPDATE BATCH_STEP_EXECUTION_CONTEXT SET SHORT_CONTEXT = ?, SERIALIZED_CONTEXT = NULL
					WHERE STEP_EXECUTION_ID = (SELECT MAX(STEP_EXECUTION_ID) FROM BATCH_STEP_EXECUTION
						WHERE STEP_NAME = 'watchOrders')""").params(changed).update();
		}
	}

	/** Watches until the stream has nothing more to tell. */
	WatchReport drain() {
		return drain(untilIdle(Duration.ofMillis(1500)));
	}

	WatchReport drain(WatchOptions options) {
		return run(options, Start.RESUME, new StopSignal(), new Recorder());
	}

	Watching start() {
		return start(DEFAULT, Start.RESUME);
	}

	Watching start(WatchOptions options, Start start) {
		StopSignal stop = new StopSignal();
		Recorder recorder = new Recorder();
		return new Watching(stop, recorder, CompletableFuture.supplyAsync(() -> run(options, start, stop, recorder)));
	}

	WatchReport run(WatchOptions options, Start start, StopSignal stop, WatchRunListener listener) {
		CompositeMeterRegistry meters = new CompositeMeterRegistry();
		List<CommandListener> all = new ArrayList<>(this.listeners);
		all.add(CommandTimes.in(meters));
		try (MongoConnection connection = MongoConnection.open(this.target, all)) {
			return new WatchRuns(Deployment.of(connection, this.jobRepository, meters), this.settings, this.management,
					Optional.empty(), Clock.systemUTC(), stop)
				.run(options, new RunRequest(start, Duration.ZERO), listener);
		}
	}

	/**
	 * A watch under way.
	 *
	 * @param stop ends it
	 * @param recorder what it told
	 * @param end how it ended
	 */
	record Watching(StopSignal stop, Recorder recorder, CompletableFuture<WatchReport> end) implements AutoCloseable {

		Watching awaitStreaming() {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.end.isDone() || this.recorder.polls > 0);
			return this;
		}

		WatchReport stopped() {
			this.stop.request();
			return ended();
		}

		WatchReport ended() {
			try {
				return this.end.get(1, TimeUnit.MINUTES);
			}
			catch (ExecutionException ex) {
				throw (ex.getCause() instanceof RuntimeException failure) ? failure : new IllegalStateException(ex);
			}
			catch (InterruptedException | TimeoutException ex) {
				throw new IllegalStateException(ex);
			}
		}

		@Override
		public void close() {
			this.stop.request();
			this.end.handle((report, failure) -> true).join();
		}

	}

	/** Remembers what it is told. */
	static class Recorder implements WatchRunListener {

		final List<RunStart> starts = new CopyOnWriteArrayList<>();

		final List<WatchState> states = new CopyOnWriteArrayList<>();

		final List<StoredBatch> batches = new CopyOnWriteArrayList<>();

		volatile int polls;

		@Override
		public void starting(RunStart start) {
			this.starts.add(start);
		}

		@Override
		public void changed(WatchState state) {
			this.states.add(state);
		}

		@Override
		@SuppressWarnings("NonAtomicVolatileUpdate")
		public void polled(Answer answer) {
			this.polls++;
		}

		@Override
		public void stored(StoredBatch batch) {
			this.batches.add(batch);
		}

		@Override
		public void saved(Instant position) {
		}

	}

}
