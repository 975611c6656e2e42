package io.orderarchiver.run.history;

import java.util.Comparator;
import java.util.EnumSet;
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
 * Of many runs few are unfinished, and only those are read.
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
		EnumSet<RunState> unfinished = EnumSet.allOf(RunState.class);
		unfinished.removeIf((state) -> !state.isUnfinished());
		List<FoundRun> found = found(target,
				this.search.newest(
						new Criteria(Set.of(job), RunStates.statuses(unfinished), Optional.empty(), Long.MAX_VALUE),
						RecordedRuns.MOST_WAITING));
		return read(found, this.successors.of(found));
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
		return RunQueries.byRun(this.queries.executionsOf(instances))
			.values()
			.stream()
			.filter((executions) -> executions.get(0).target().equals(target))
			.map(RunHistory::found)
			.toList();
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
			.flatMap((job) -> unfinished(job, target).stream())
			.filter((run) -> run.state() == RunState.DIED)
			.max(Comparator.comparingLong((run) -> run.last().id()))
			.map((run) -> "run %d of %s".formatted(run.number(), run.job()));
	}

}
