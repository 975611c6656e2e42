package io.orderarchiver.run.history;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.RetryJobConfiguration;
import io.orderarchiver.complete.CompleteJobConfiguration;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RunQueries.Execution;
import io.orderarchiver.run.history.RunQueries.Note;
import io.orderarchiver.run.history.RunQueries.Version;
import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.record.RunRecord;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.repository.JobRepositoryReading;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.seal.WrittenSeal;
import io.orderarchiver.simulation.generation.GenerateJobConfiguration;
import io.orderarchiver.simulation.town.LiveJobConfiguration;
import io.orderarchiver.verify.VerifyJobConfiguration;
import io.orderarchiver.watch.WatchJobConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The runs that the job repository of a site knows. Looking at them creates nothing,
 * changes nothing, and needs no MongoDB.
 */
public final class RecordedRuns implements AutoCloseable {

	/** The jobs of this program. */
	public static final List<String> JOBS = List.of(ArchiveJobConfiguration.JOB_NAME, WatchJobConfiguration.JOB_NAME,
			RetryJobConfiguration.JOB_NAME, VerifyJobConfiguration.JOB_NAME, CompleteJobConfiguration.JOB_NAME,
			GenerateJobConfiguration.JOB, LiveJobConfiguration.JOB);

	private static final int QUERY_SECONDS = 30;

	/** So many are looked at to find those of the same mode. */
	private static final int CANDIDATES = 50;

	private final JobRepositoryReading reading;

	private final RunQueries queries;

	private final RunStates states;

	private final StepContexts contexts;

	private final boolean empty;

	RecordedRuns(JobRepositoryReading reading) {
		this.reading = reading;
		JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(reading.connection(), true));
		template.setQueryTimeout(QUERY_SECONDS);
		JdbcClient jdbc = JdbcClient.create(template);
		Optional<Version> version = version(jdbc);
		this.empty = version.isEmpty();
		this.queries = new RunQueries(jdbc, version.orElse(Version.CURRENT));
		this.contexts = new StepContexts(jdbc);
		this.states = new RunStates(new LiveRuns(jdbc), version.orElse(Version.CURRENT));
	}

	/**
	 * Opens the job repository of a site.
	 * @param settings the settings in force
	 * @param site which site
	 * @return nothing if there was no run yet
	 * @throws JobRepositoryException if it is there, but cannot be read
	 */
	public static Optional<RecordedRuns> open(Settings settings, Site site) {
		return open(JobRepositoryInspection.locationOf(settings, site));
	}

	/**
	 * Opens a job repository.
	 * @param deployment whose runs it keeps
	 * @return nothing if there was no run yet
	 * @throws JobRepositoryException if it is there, but cannot be read
	 */
	public static Optional<RecordedRuns> of(Deployment deployment) {
		return open(deployment.jobRepository());
	}

	static Optional<RecordedRuns> open(JobRepositoryLocation location) {
		return JobRepositoryReading.open(location).map(RecordedRuns::new);
	}

	private static Optional<Version> version(JdbcClient jdbc) {
		try {
			List<Integer> versions = jdbc.sql("SELECT VERSION FROM ORDER_ARCHIVER_SCHEMA").query(Integer.class).list();
			return Optional.of(Version.of(versions));
		}
		catch (BadSqlGrammarException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Everything about a run of a site.
	 * @param settings the settings in force
	 * @param site which site
	 * @param number the run's number
	 * @return the run
	 * @throws RunRefusedException if there is none of that number
	 * @throws JobRepositoryException if the job repository is there, but cannot be read
	 */
	public static RecordedRun find(Settings settings, Site site, long number) {
		try (RecordedRuns runs = open(settings, site).orElseThrow(() -> RunRefusedException.unknownAmongNone(number))) {
			return runs.find(number);
		}
	}

	/**
	 * Some runs, without the counts of each execution.
	 * @param jobs of which jobs
	 * @param wanted in which states
	 * @param limit how many at most
	 * @return the runs, newest first
	 */
	public List<RecordedRun> list(Set<String> jobs, Set<RunState> wanted, int limit) {
		return list(jobs, wanted, limit, OptionalLong.empty());
	}

	/**
	 * Some runs, without the counts of each execution.
	 * @param jobs of which jobs
	 * @param wanted in which states
	 * @param limit how many at most
	 * @param before only runs of smaller numbers, if given
	 * @return the runs, newest first
	 */
	public List<RecordedRun> list(Set<String> jobs, Set<RunState> wanted, int limit, OptionalLong before) {
		List<Found> all = all();
		List<Found> found = new ArrayList<>();
		for (Found run : all) {
			if ((before.isEmpty() || run.newest().run() < before.getAsLong()) && found.size() < limit
					&& jobs.contains(run.newest().job()) && wanted.contains(run.state())) {
				found.add(run);
			}
		}
		boolean unfinished = found.stream().anyMatch((run) -> run.state().isUnfinished());
		return details(found, Detail.OF_RUNS, unfinished ? newerByIdentity(all) : Map.of());
	}

	/**
	 * Everything about a run.
	 * @param number its number
	 * @return the run
	 * @throws RunRefusedException if there is none of that number
	 */
	public RecordedRun find(long number) {
		List<Found> all = all();
		Found found = all.stream()
			.filter((run) -> run.newest().run() == number)
			.findFirst()
			.orElseThrow(() -> unknown(number, all));
		return details(List.of(found), Detail.OF_EXECUTIONS, newerByIdentity(all)).get(0);
	}

	/**
	 * What a run has recorded of itself.
	 * @param run the run
	 * @return nothing for a run of a version that recorded nothing
	 */
	public RunRecord record(RecordedRun run) {
		return this.queries.record(run.last().id());
	}

	/**
	 * Complete runs of the same job, target and mode before a run.
	 * @param run that run
	 * @param most how many at most
	 * @return the newest first, without the counts of each execution
	 */
	public List<RecordedRun> completeBefore(RecordedRun run, int most) {
		List<Found> found = all().stream()
			.filter((each) -> each.state() == RunState.COMPLETED && each.newest().run() < run.number())
			.filter((each) -> each.newest().job().equals(run.job()) && each.newest().target().equals(run.target()))
			.limit(CANDIDATES)
			.toList();
		return details(found, Detail.OF_RUNS, Map.of()).stream()
			.filter((each) -> each.isDryRun() == run.isDryRun())
			.limit(most)
			.toList();
	}

	private RunRefusedException unknown(long number, List<Found> all) {
		Optional<String> foreign = this.empty ? Optional.empty() : this.queries.foreignJob(number, JOBS);
		return foreign.map((job) -> RunRefusedException.ofAnotherProgram(number, job))
			.orElseGet(() -> all.isEmpty() ? RunRefusedException.unknownAmongNone(number)
					: RunRefusedException.unknown(number, all.get(0).newest().run()));
	}

	/**
	 * Runs of a target that their commands go on with.
	 * @param deployment what they worked on
	 * @param settings the settings in force
	 * @return the newest first
	 * @throws JobRepositoryException if the job repository is there, but cannot be read
	 */
	public static List<RecordedRun> waiting(Deployment deployment, Settings settings) {
		String target = RunTarget.of(deployment, settings).toString();
		Optional<RecordedRuns> opened = of(deployment);
		if (opened.isEmpty()) {
			return List.of();
		}
		try (RecordedRuns runs = opened.get()) {
			return runs.resumable().stream().filter((run) -> run.target().equals(target)).toList();
		}
	}

	/** The runs that their commands go on with, newest first. */
	List<RecordedRun> resumable() {
		List<Found> all = all();
		List<Found> unfinished = all.stream().filter((run) -> run.state().isUnfinished()).toList();
		return details(unfinished, Detail.OF_RUNS, newerByIdentity(all)).stream()
			.filter(RecordedRun::isResumable)
			.toList();
	}

	/** All runs, with what is needed to tell whether they may be forgotten. */
	List<RecordedRun> all(Detail detail) {
		List<Found> all = all();
		return details(all, detail, newerByIdentity(all));
	}

	/** Whether a process lives, and still has the right to run a run's job. */
	boolean isHeld(RecordedRun run, RunOwner owner) {
		return this.states.isHeld(run, owner);
	}

	/**
	 * The seals that verifications have written.
	 * @return the newest first
	 */
	public List<WrittenSeal> seals() {
		return this.empty ? List.of() : this.contexts.seals();
	}

	/** The living process that is at work on a run. */
	Optional<RunOwner> owner(long number) {
		return all().stream()
			.filter((run) -> run.newest().run() == number && run.state().isAlive())
			.findFirst()
			.flatMap((run) -> this.states.owner(run.newest(), run.note()));
	}

	private List<Found> all() {
		if (this.empty) {
			return List.of();
		}
		Map<Long, List<Execution>> runs = RunQueries.byRun(this.queries.executions(JOBS));
		List<Long> newest = runs.values().stream().map((executions) -> executions.get(0).id()).toList();
		Map<Long, Note> notes = this.queries.notes(newest);
		return runs.values().stream().map((executions) -> {
			Note note = notes.get(executions.get(0).id());
			return new Found(executions, note, this.states.of(executions.get(0), note));
		}).toList();
	}

	/** For each run the next newer one of the same job, target and parameters. */
	private Map<Long, Long> newerByIdentity(List<Found> newestFirst) {
		Map<Long, Map<String, String>> parameters = this.queries
			.parameters(newestFirst.stream().map((run) -> run.newest().id()).toList());
		Map<List<Object>, Long> seen = new LinkedHashMap<>();
		Map<Long, Long> newer = new LinkedHashMap<>();
		for (Found run : newestFirst) {
			Execution newest = run.newest();
			Long before = seen.put(
					List.of(newest.job(), newest.target(), parameters.getOrDefault(newest.id(), Map.of())),
					newest.run());
			if (before != null) {
				newer.put(newest.run(), before);
			}
		}
		return newer;
	}

	private List<RecordedRun> details(List<Found> runs, Detail detail, Map<Long, Long> newer) {
		return new RecordedRunReader(this.queries, detail).of(runs, newer);
	}

	@Override
	public void close() {
		try {
			this.reading.close();
		}
		catch (SQLException ex) {
			throw new JobRepositoryException("The job repository cannot be closed: " + ex.getMessage());
		}
	}

	/** How much is looked up. */
	enum Detail {

		/** What tells runs apart. */
		OF_PARAMETERS,

		/** The counts of runs, by the newest of their executions. */
		OF_RUNS,

		/** The counts of each execution, too. */
		OF_EXECUTIONS

	}

	/**
	 * A run that was found.
	 *
	 * @param executions all of it, newest first
	 * @param note what was noted of the newest
	 * @param state what has become of it
	 */
	record Found(List<Execution> executions, @Nullable Note note, RunState state) {

		Execution newest() {
			return this.executions.get(0);
		}

		Collection<Long> ids() {
			return this.executions.stream().map(Execution::id).toList();
		}

		OptionalLong newer(Map<Long, Long> newer) {
			Long number = newer.get(newest().run());
			return (number != null) ? OptionalLong.of(number) : OptionalLong.empty();
		}

	}

}
