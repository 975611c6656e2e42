package io.orderarchiver.run.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.deployment.RunFiles;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.deployment.SitePlaces;
import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.pace.PaceRows;
import io.orderarchiver.run.pace.RecordedPace.Wish;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.repository.JobRepositorySchema;
import io.orderarchiver.run.settings.Settings;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes what becomes of recorded runs, from outside of them. It needs no MongoDB. */
public final class RunControl {

	private static final Duration POLL = Duration.ofMillis(500);

	private final JobRepositoryLocation location;

	private final RunPermissions permissions;

	private final RunFiles files;

	/**
	 * Creates it.
	 * @param settings the settings in force
	 * @param site whose runs they are
	 */
	public RunControl(Settings settings, Site site) {
		this(new SitePlaces(settings, site).jobRepository(), new RunPermissions(site), RunFiles.of(settings, site));
	}

	RunControl(JobRepositoryLocation location, RunPermissions permissions, RunFiles files) {
		this.location = location;
		this.permissions = permissions;
		this.files = files;
	}

	/**
	 * Asks a run to stop as SIGTERM does, whichever process it is.
	 * @param number the run's number
	 * @param patience how long to wait for its end; zero for not
	 * @param interruption ends the wait
	 * @return the run after its end, or as it is when the patience is over
	 * @throws RunRefusedException if there is no such run, or it is not alive
	 */
	public RecordedRun stop(long number, Duration patience, StopSignal interruption) {
		Stoppable found = read(number, (runs) -> {
			RecordedRun run = runs.find(number);
			this.permissions.requireStoppable(run);
			return new Stoppable(run, runs.owner(number));
		});
		found.owner().ifPresent((owner) -> write((jdbc) -> new LiveRuns(jdbc).requestStop(owner)));
		return found.owner().isEmpty() ? found.run()
				: awaitEnd(found.run(), found.owner().get(), patience, interruption);
	}

	/** Its process may own the repository's file, which is hard to read while it ends. */
	private RecordedRun awaitEnd(RecordedRun run, RunOwner owner, Duration patience, StopSignal interruption) {
		Instant deadline = Instant.now().plus(patience);
		while (true) {
			boolean late = !Instant.now().isBefore(deadline);
			try {
				Optional<RecordedRun> ended = read(run.number(), (runs) -> {
					// In this order: what is found after it let go is its end.
					boolean over = late || !runs.isHeld(run, owner);
					return Optional.of(runs.find(run.number())).filter((found) -> over);
				});
				if (ended.isPresent()) {
					return ended.get();
				}
			}
			catch (DataAccessException | JobRepositoryException ex) {
				if (late) {
					throw ex;
				}
			}
			interruption.pause(POLL);
		}
	}

	/**
	 * Makes a running run pause after the page under way, whichever process it is, until
	 * it is told to go on. It stays paused if it is stopped, or killed, and resumed.
	 * @param number the run's number
	 * @return the run
	 * @throws RunRefusedException if there is no such run, or it is not alive
	 */
	public RecordedRun pause(long number) {
		return ask(number, Wish.PAUSE, this.permissions::requirePausable);
	}

	/**
	 * Makes a paused run go on.
	 * @param number the run's number
	 * @return the run
	 * @throws RunRefusedException if there is no such run, or it is not paused
	 */
	public RecordedRun goOn(long number) {
		return ask(number, Wish.GO_ON, this.permissions::requirePaused);
	}

	private RecordedRun ask(long number, Wish wish, Consumer<RecordedRun> requirement) {
		RecordedRun run = read(number, (runs) -> runs.find(number));
		requirement.accept(run);
		write((jdbc) -> new PaceRows(jdbc).ask(number, wish));
		return run;
	}

	/**
	 * Gives a run up: it is never resumed, nor offered for it.
	 * @param number the run's number
	 * @return the run as it was
	 * @throws RunRefusedException if there is no such run, or it is alive, complete or
	 * given up already
	 */
	public RecordedRun abandon(long number) {
		RecordedRun run = read(number, (runs) -> runs.find(number));
		this.permissions.requireAbandonable(run);
		write((jdbc) -> {
			if (!new RunRemoval(jdbc).abandon(run)) {
				throw new RunRefusedException(
						("Run %d has changed just now; nothing was done. To see it:" + " order-archiver runs show %d")
							.formatted(number, number));
			}
		});
		return run;
	}

	/**
	 * Forgets runs that ended long ago, and deletes what they have left on this host.
	 * Those that may be resumed are kept, and so are those that are alive, or died.
	 * @param before when the end of the youngest to be forgotten may be at most
	 * @param mode whether it is meant
	 * @return what is forgotten, and what is kept for being resumed
	 */
	public Pruning prune(Instant before, Pruning.Mode mode) {
		Optional<RecordedRuns> opened = RecordedRuns.open(this.location);
		if (opened.isEmpty()) {
			return Pruning.NOTHING;
		}
		Pruning pruning;
		try (RecordedRuns runs = opened.get()) {
			pruning = Pruning.of(runs.all(RecordedRuns.Detail.OF_RUNS), before, this.files);
		}
		return (mode == Pruning.Mode.REMOVE && !pruning.removed().isEmpty()) ? removed(pruning) : pruning;
	}

	/** In this order: who is killed in between finds the runs, and what they left. */
	private Pruning removed(Pruning pruning) {
		Pruning done = pruning.deleteDirectories();
		write((jdbc) -> done.removed().forEach(new RunRemoval(jdbc)::remove));
		return done;
	}

	private <T> T read(long number, Function<RecordedRuns, T> question) {
		try (RecordedRuns runs = RecordedRuns.open(this.location)
			.orElseThrow(() -> RunRefusedException.unknownAmongNone(number))) {
			return question.apply(runs);
		}
	}

	/** All of it, or nothing. */
	private void write(Consumer<JdbcClient> change) {
		try (HikariDataSource dataSource = JobRepositoryDataSource.open(this.location)) {
			new JobRepositorySchema(dataSource, this.location).create();
			new TransactionTemplate(new DataSourceTransactionManager(dataSource))
				.executeWithoutResult((status) -> change.accept(JdbcClient.create(dataSource)));
		}
	}

	private record Stoppable(RecordedRun run, Optional<RunOwner> owner) {
	}

}
