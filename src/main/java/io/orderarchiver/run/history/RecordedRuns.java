package io.orderarchiver.run.history;

import java.sql.SQLException;
import java.util.EnumSet;
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
import io.orderarchiver.run.deployment.SitePlaces;
import io.orderarchiver.run.history.RunQueries.Version;
import io.orderarchiver.run.history.RunSearch.Criteria;
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

import org.springframework.batch.core.BatchStatus;
import org.springframework.dao.DataAccessException;
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

	/** Of unfinished runs, so many are looked at for those that wait to be resumed. */
	static final int MOST_WAITING = 100_000;

	/** So many are looked at to find those of the same mode. */
	private static final int CANDIDATES = 50;

	private final JobRepositoryReading reading;

	private final RunQueries queries;

	private final RunSuccessors successors;

	private final RunStates states;

	private final FoundRuns found;

	private final StepContexts contexts;

	private final boolean empty;

	RecordedRuns(JobRepositoryReading reading) {
		this.reading = reading;
		JdbcTemplate template = new JdbcTemplate(new SingleConnectionDataSource(reading.connection(), true));
		template.setQueryTimeout(QUERY_SECONDS);
		JdbcClient jdbc = JdbcClient.create(template);
		Optional<Version> version = version(jdbc);
		this.empty = version.isEmpty();
		RunSearch search = new RunSearch(jdbc);
		this.queries = new RunQueries(jdbc, version.orElse(Version.CURRENT));
		this.successors = new RunSuccessors(search, this.queries);
		this.contexts = new StepContexts(jdbc);
		this.states = new RunStates(new LiveRuns(jdbc), version.orElse(Version.CURRENT));
		this.found = new FoundRuns(search, this.queries, this.states, this.empty);
	}

	/**
	 * Opens the job repository of a site.
	 * @param settings the settings in force
	 * @param site which site
	 * @return nothing if there was no run yet
	 * @throws JobRepositoryException if it is there, but cannot be read
	 */
	public static Optional<RecordedRuns> open(Settings settings, Site site) {
		return open(new SitePlaces(settings, site).jobRepository());
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
		return JobRepositoryReading.open(location).map(RecordedRuns::read);
	}

	private static RecordedRuns read(JobRepositoryReading reading) {
		try {
			return new RecordedRuns(reading);
		}
		catch (DataAccessException ex) {
			close(reading);
			throw ex;
		}
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
	 * The newest runs, without the counts of each execution.
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
	 * @param before only runs with smaller numbers than this, if given
	 * @return the runs, newest first
	 */
	public List<RecordedRun> list(Set<String> jobs, Set<RunState> wanted, int limit, OptionalLong before) {
		List<FoundRun> found = this.found.newest(jobs, wanted, limit, before);
		return details(found, Detail.OF_RUNS,
				this.successors.of(found.stream().filter((run) -> run.state().isUnfinished()).toList()));
	}

	/**
	 * The same, but for whether newer ones have taken their place: of old runs, that
	 * takes longest.
	 * @param jobs of which jobs
	 * @param wanted in which states
	 * @param limit how many at most
	 * @param before only runs with smaller numbers than this, if given
	 * @return the runs, newest first, none of them superseded as far as they tell
	 */
	public List<RecordedRun> glance(Set<String> jobs, Set<RunState> wanted, int limit, OptionalLong before) {
		return details(this.found.newest(jobs, wanted, limit, before), Detail.OF_RUNS, Map.of());
	}

	/**
	 * Everything about a run.
	 * @param number its number
	 * @return the run
	 * @throws RunRefusedException if there is none of that number
	 */
	public RecordedRun find(long number) {
		List<FoundRun> found = List.of(this.found.numbered(number).orElseThrow(() -> unknown(number)));
		return details(found, Detail.OF_EXECUTIONS, this.successors.of(found)).get(0);
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
		List<FoundRun> found = this.queries.instance(run.last().id())
			.map((instance) -> new Criteria(Set.of(run.job()), EnumSet.of(BatchStatus.COMPLETED),
					Optional.of(run.target()), instance - 1))
			.map((criteria) -> this.found.newest(criteria, (each) -> each.newest().run() < run.number(), CANDIDATES))
			.orElse(List.of());
		return details(found, Detail.OF_RUNS, Map.of()).stream()
			.filter((each) -> each.isDryRun() == run.isDryRun())
			.limit(most)
			.toList();
	}

	private RunRefusedException unknown(long number) {
		Optional<String> foreign = this.empty ? Optional.empty() : this.queries.foreignJob(number, JOBS);
		return foreign.map((job) -> RunRefusedException.ofAnotherProgram(number, job))
			.orElseGet(() -> list(Set.copyOf(JOBS), EnumSet.allOf(RunState.class), 1).stream()
				.findFirst()
				.map((newest) -> RunRefusedException.unknown(number, newest.number()))
				.orElseGet(() -> RunRefusedException.unknownAmongNone(number)));
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
		Set<RunState> unfinished = RunStates.unfinished();
		List<FoundRun> found = this.empty ? List.of() : this.found.newest(
				new Criteria(Set.copyOf(JOBS), RunStates.statuses(unfinished), Optional.empty(), Long.MAX_VALUE),
				(run) -> unfinished.contains(run.state()), MOST_WAITING);
		Map<Long, Long> newer = this.successors.of(found);
		List<FoundRun> newest = found.stream().filter((run) -> !newer.containsKey(run.newest().run())).toList();
		return details(newest, Detail.OF_RUNS, Map.of()).stream().filter(RecordedRun::isResumable).toList();
	}

	/** All runs, with what is needed to tell whether they may be forgotten. */
	List<RecordedRun> all(Detail detail) {
		List<FoundRun> all = this.found.all();
		return details(all, detail,
				this.successors.of(all.stream().filter((run) -> run.state().isUnfinished()).toList()));
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
		return this.found.numbered(number)
			.filter((run) -> run.state().isAlive())
			.flatMap((run) -> this.states.owner(run.newest(), run.note()));
	}

	private List<RecordedRun> details(List<FoundRun> runs, Detail detail, Map<Long, Long> newer) {
		return new RecordedRunReader(this.queries, detail).of(runs, newer);
	}

	@Override
	public void close() {
		close(this.reading);
	}

	private static void close(JobRepositoryReading reading) {
		try {
			reading.close();
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

}
