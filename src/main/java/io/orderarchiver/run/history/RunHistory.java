package io.orderarchiver.run.history;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.run.history.RecordedRuns.Detail;
import io.orderarchiver.run.history.RunQueries.Version;
import io.orderarchiver.run.lease.LeaseName;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Former runs of a job on a target, to whoever holds its lease: none of them is living.
 */
public final class RunHistory {

	private final RunQueries queries;

	/**
	 * Creates the look at former runs.
	 * @param jdbc the job repository
	 */
	public RunHistory(JdbcClient jdbc) {
		this.queries = new RunQueries(jdbc, Version.CURRENT);
	}

	/**
	 * Former runs without counts and notes.
	 * @param job the job's name
	 * @param target what they worked on, name and hash
	 * @return the runs, newest first
	 */
	public List<RecordedRun> of(String job, String target) {
		List<FoundRun> found = RunQueries.byRun(this.queries.executions(job, target))
			.values()
			.stream()
			.map((executions) -> new FoundRun(executions, null, RunStates.of(executions.get(0), () -> RunState.DIED)))
			.toList();
		return new RecordedRunReader(this.queries, Detail.OF_PARAMETERS).of(found, Map.of());
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
			.flatMap((job) -> of(job, target).stream())
			.filter((run) -> run.state() == RunState.DIED)
			.max(Comparator.comparingLong((run) -> run.last().id()))
			.map((run) -> "run %d of %s".formatted(run.number(), run.job()));
	}

}
