package io.orderarchiver.run;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.archive.keys.DeliveredOrderCounts;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.batch.ArchiveListener;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.PushedMetrics.End;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.outcome.ArchiveReports;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.settings.BrokerSettings;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.worker.Participation;
import io.orderarchiver.run.worker.SharedWork;

import org.springframework.batch.core.repository.JobRepository;

/**
 * Launches archive runs: takes the lease, recovers what was killed, resumes or starts.
 */
public final class ArchiveRuns {

	private static final String JOB = ArchiveJobConfiguration.JOB_NAME;

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	/**
	 * Creates the launcher.
	 * @param deployment what to work on
	 * @param settings the settings in force
	 * @param stop asks a run to stop
	 */
	public ArchiveRuns(Deployment deployment, Settings settings, StopSignal stop) {
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
	}

	/**
	 * Runs the job to its end, failure or stop.
	 * @param options what the run does
	 * @param request how it is started
	 * @param listener is told what happens
	 * @return how it ended
	 * @throws io.orderarchiver.run.deployment.MissingOrdersException if the database has
	 * no collection of orders
	 * @throws io.orderarchiver.run.settings.ConfigurationException if a collection is of
	 * a kind that will not do, or the run that is to be repeated is none of this target,
	 * or not to be resumed
	 * @throws io.orderarchiver.run.lease.AlreadyRunningException if another run of this
	 * job and target is alive
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository cannot be used
	 */
	public RunReport run(ArchiveOptions options, RunRequest request, RunListener listener) {
		new RunCollections(this.deployment, this.settings.collections()).requireOrders();
		RunLauncher launcher = new RunLauncher(this.deployment, this.settings, this.stop);
		ArchiveOptions resolved = options.orPartitions(this.deployment.site().recommendedPartitions());
		return measured(options, () -> launcher.launch(job(resolved, request, listener, Map.of()), request));
	}

	/**
	 * The same with workers, which are other processes, on other hosts perhaps.
	 * @param options what the run does
	 * @param request how it is started
	 * @param listener is told what happens in this process
	 * @param broker which RabbitMQ
	 * @param participation whether this process works, too
	 * @return how it ended
	 * @throws io.orderarchiver.run.settings.ConfigurationException if the broker refuses
	 * user, virtual host or queue
	 * @throws io.orderarchiver.run.worker.BrokerException if the broker cannot be reached
	 */
	public RunReport runWithWorkers(ArchiveOptions options, RunRequest request, RunListener listener,
			BrokerSettings broker, Participation participation) {
		new RunCollections(this.deployment, this.settings.collections()).requireOrders();
		RunLauncher launcher = new RunLauncher(this.deployment, this.settings, this.stop);
		ArchiveOptions resolved = options.orPartitions(Math.max(2, this.deployment.site().recommendedPartitions()));
		try (SharedWork work = SharedWork.open(broker, RunTarget.of(this.deployment, this.settings), participation)) {
			return measured(options, () -> launcher.launch(
					job(resolved, request, listener, Map.of("sharedWork", work, "participation", work.participation())),
					request));
		}
	}

	/** It is resumed by the next one of the same window. */
	private LaunchedJob<RunReport> job(ArchiveOptions options, RunRequest request, RunListener listener,
			Map<String, Object> more) {
		Map<String, Object> beans = new HashMap<>(more);
		beans.put("archiveOptions", options);
		beans.put("archiveListener", oneAtATime(listener));
		return new LaunchedJob<>(JOB, ArchiveJobConfiguration.class, beans,
				(context, past, target) -> past.resumable(RunIdentity.of(target, options), request),
				(target, run) -> RunIdentity.of(target, options).parameters(run),
				LaunchedJob.telling(listener::starting),
				(context, ended) -> new ArchiveReports(context.get(JobRepository.class), this.deployment, this.settings)
					.report(ended.execution(), ended.number(), options, ended.target(), ended.resumed()));
	}

	/** Several partitions tell of their pages. */
	private static ArchiveListener oneAtATime(ArchiveListener listener) {
		return new ArchiveListener() {

			@Override
			public void pageStored(StoredPage page) {
				synchronized (listener) {
					listener.pageStored(page);
				}
			}

			@Override
			public void savedByAll(Tally soFar) {
				synchronized (listener) {
					listener.savedByAll(soFar);
				}
			}

			@Override
			public void paceChanged(PaceState state) {
				synchronized (listener) {
					listener.paceChanged(state);
				}
			}

		};
	}

	private RunReport measured(ArchiveOptions options, Supplier<RunReport> run) {
		return (options.mode() == ArchiveMode.DRY_RUN) ? run.get()
				: new PushedMetrics(this.deployment, this.settings).of(JOB, run,
						(report) -> new End(report.target(), report.exitStatus(),
								report.thisExecution().durationSeconds(), report.thisExecution().endedAt()));
	}

	/**
	 * How many delivered orders a run will look at; takes its time on a large collection.
	 * @param options what the run does
	 * @return their number, archived or not
	 */
	public long count(ArchiveOptions options) {
		return new DeliveredOrderCounts(
				new ArchiveCollections(this.deployment.connection().database(), this.settings.collections()))
			.inWindow(options.window());
	}

}
