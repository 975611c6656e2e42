package io.orderarchiver.run.history;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.orderarchiver.run.history.RecordedRuns.Detail;
import io.orderarchiver.run.history.RunQueries.Execution;
import io.orderarchiver.run.history.RunQueries.Version;
import io.orderarchiver.run.history.RunSearch.Criteria;
import io.orderarchiver.run.lease.LeaseName;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Former runs of a job on a target, to whoever holds its lease: none of them is living.
 * Of many runs few are unfinished: those are read, and what came after them.
 */
public final class RunHistory {

	private final RunSearch search;

	private final RunQueries queries;

	private final RunSuccessors successors;

	/**
	 * Creates the look at former runs.
	 * @param jdbc the job repository
	 */
	public RunHistory(JdbcClient jdbc) {
		this.search = new RunSearch(jdbc);
		this.queries = new RunQueries(jdbc, Version.CURRENT);
		this.successors = new RunSuccessors(this.search, this.queries);
	}

	/**
	 * Former runs that did not end well, without counts and notes.
	 * @param job the job's name
	 * @param target what they worked on, name and hash
	 * @return the runs, newest first; each tells whether a newer one has taken its place
	 */
	public List<RecordedRun> unfinished(String job, String target) {
		List<FoundRun> found = unfinishedRuns(job, target);
		return read(found, this.successors.of(found));
	}

	private List<FoundRun> unfinishedRuns(String job, String target) {
		return found(target, this.search.newest(
				new Criteria(Set.of(job), RunStates.statuses(RunStates.unfinished()), Optional.empty(), Long.MAX_VALUE),
				RecordedRuns.MOST_WAITING));
	}

	/**
	 * A former run, whatever has become of it, without counts and notes.
	 * @param job the job's name
	 * @param target what it worked on, name and hash
	 * @param number its number
	 * @return nothing if there is none of that job and target
	 */
	public Optional<RecordedRun> find(String job, String target, long number) {
		List<Long> instance = this.search.numbered(number, Set.of(job)).stream().toList();
		return read(found(target, instance), Map.of()).stream().findFirst();
	}

	private List<FoundRun> found(String target, List<Long> instances) {
		List<Execution> executions = this.queries.executionsOf(instances)
			.stream()
			.filter((execution) -> execution.target().equals(target))
			.toList();
		return RunQueries.byRun(executions).values().stream().map(RunHistory::found).toList();
	}

	private static FoundRun found(List<Execution> executions) {
		return new FoundRun(executions, null, RunStates.of(executions.get(0), () -> RunState.DIED));
	}

	private List<RecordedRun> read(List<FoundRun> found, Map<Long, Long> newer) {
		return new RecordedRunReader(this.queries, Detail.OF_PARAMETERS).of(found, newer);
	}

	/**
	 * The run that has a lease, where several jobs share it: the archive's is that of
	 * retries, too.
	 * @param lease the job whose lease it is
	 * @param target what it works on, name and hash
	 * @return its number and job, if it has come so far as to have one
	 */
	public Optional<String> living(String lease, String target) {
		return (LeaseName.isShared(lease) ? RecordedRuns.JOBS.stream().filter((job) -> LeaseName.of(job).equals(lease))
				: Stream.<String>empty())
			.flatMap((job) -> unfinishedRuns(job, target).stream())
			.filter((run) -> run.state() == RunState.DIED)
			.map(FoundRun::newest)
			.max(Comparator.comparingLong(Execution::id))
			.map((execution) -> "run %d of %s".formatted(execution.run(), execution.job()));
	}

}
