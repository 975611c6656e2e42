package io.orderarchiver.command.explain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.RetryJobConfiguration;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.history.JobRepositoryInspection;
import io.orderarchiver.run.history.RecordedExecution;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.watch.WatchJobConfiguration;

/**
 * The runs that archive orders of a target, as far as the job repository knows them.
 *
 * @param newestFirst dry runs left out
 * @param now until when a living run is at work
 */
record ArchivingRuns(List<RecordedRun> newestFirst, Instant now) {

	private static final String ARCHIVE = ArchiveJobConfiguration.JOB_NAME;

	private static final String WATCH = WatchJobConfiguration.JOB_NAME;

	private static final int MOST = 10_000;

	static ArchivingRuns of(Settings settings, Deployment deployment, Instant now) {
		Optional<RecordedRuns> opened = RecordedRuns.of(deployment);
		if (opened.isEmpty()) {
			return new ArchivingRuns(List.of(), now);
		}
		String target = JobRepositoryInspection.target(deployment.cluster(),
				deployment.connection().target().database(), settings);
		try (RecordedRuns runs = opened.get()) {
			return new ArchivingRuns(
					runs.list(Set.of(ARCHIVE, WATCH, RetryJobConfiguration.JOB_NAME), Set.of(RunState.values()), MOST)
						.stream()
						.filter((run) -> run.target().equals(target) && !run.isDryRun())
						.toList(),
					now);
		}
	}

	/** Those that were at work at a time; an order is stamped before it is written. */
	List<RecordedRun> at(Instant time) {
		return this.newestFirst.stream()
			.filter((run) -> run.executions().stream().anyMatch((execution) -> wasAtWork(run, execution, time)))
			.toList();
	}

	private boolean wasAtWork(RecordedRun run, RecordedExecution execution, Instant time) {
		boolean alive = run.state().isAlive() && execution.id() == run.last().id();
		Instant end = alive ? this.now : (execution.endedAt() != null) ? execution.endedAt() : execution.lastSignAt();
		return !time.isBefore(execution.startedAt().minusMillis(1)) && !time.isAfter(end);
	}

	/** The archive run that came to its end last. */
	Optional<RecordedRun> lastArchive() {
		return this.newestFirst.stream()
			.filter((run) -> run.job().equals(ARCHIVE) && run.state() == RunState.COMPLETED)
			.findFirst();
	}

	Optional<RecordedRun> livingWatch() {
		return this.newestFirst.stream().filter((run) -> run.job().equals(WATCH) && run.state().isAlive()).findFirst();
	}

	static String name(RecordedRun run) {
		return "run %d (%s)".formatted(run.number(), run.job());
	}

}
