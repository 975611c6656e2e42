package io.orderarchiver.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.management.Serving;
import io.orderarchiver.management.WorkerMonitor;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.settings.BrokerSettings;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.Version;
import io.orderarchiver.run.worker.WorkHint;
import io.orderarchiver.run.worker.WorkReceiver;
import io.orderarchiver.run.worker.WorkerListener;
import io.orderarchiver.run.worker.Workers;
import io.orderarchiver.step.PartitionNames;
import io.orderarchiver.step.RunReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * Works on the partitions of runs that other processes have started, until it is stopped.
 */
public final class WorkerRuns {

	private static final Logger logger = LoggerFactory.getLogger(WorkerRuns.class);

	private static final Duration BEAT = Duration.ofSeconds(3);

	private final Deployment deployment;

	private final Settings settings;

	private final BrokerSettings broker;

	private final int atOnce;

	private final StopSignal stop;

	private final WorkerListener listener;

	private final WorkerMonitor monitor;

	private final RunOwner self = RunOwner.thisProcess();

	private final Map<Long, WorkedRun> runs = new ConcurrentHashMap<>();

	private final AtomicInteger working = new AtomicInteger();

	private final AtomicLong lastWork = new AtomicLong(System.nanoTime());

	/**
	 * Creates the worker.
	 * @param deployment what to work on
	 * @param settings the settings in force
	 * @param broker which RabbitMQ
	 * @param atOnce how many partitions it works on at once
	 * @param stop asks it to stop
	 * @param listener is told what it does
	 */
	public WorkerRuns(Deployment deployment, Settings settings, BrokerSettings broker, int atOnce, StopSignal stop,
			WorkerListener listener) {
		this.deployment = deployment;
		this.settings = settings;
		this.broker = broker;
		this.atOnce = atOnce;
		this.stop = stop;
		this.listener = listener;
		this.monitor = new WorkerMonitor(deployment.meters());
	}

	/**
	 * Works until it is stopped.
	 * @param untilIdle ends it when there was nothing to do for so long
	 * @param management where it serves its health and metrics, if it does
	 * @throws io.orderarchiver.run.settings.ConfigurationException if the broker refuses
	 * @throws io.orderarchiver.run.worker.BrokerException if it cannot be reached at the
	 * start
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository cannot be used
	 */
	public void run(Optional<Duration> untilIdle, Optional<ManagementAddress> management) {
		new RunCollections(this.deployment, this.settings.collections()).requireOrders();
		RunTarget target = RunTarget.of(this.deployment, this.settings);
		try (RunContext context = RunContext.open(WorkerRuns.class, this.deployment, this.settings, this.stop,
				Map.of())) {
			JdbcClient jdbc = context.get(JdbcClient.class);
			Workers workers = new Workers(jdbc);
			workers.beat(this.self, target.toString());
			Serving serving = serve(management, target);
			try (WorkReceiver receiver = WorkReceiver.open(this.broker, target, jdbc, this.atOnce,
					(hint) -> work(hint, context, target))) {
				this.listener.waiting(target.name());
				beatUntilStopped(workers, receiver, target, untilIdle);
				logger.debug("Leaving {}", receiver);
				// Nothing is begun any more: a run that is asked below is each that is.
				this.stop.request();
				this.runs.values().forEach(WorkedRun::requestStop);
			}
			finally {
				this.runs.values().forEach(WorkedRun::close);
				serving.close();
				signOff(workers);
			}
		}
	}

	private Serving serve(Optional<ManagementAddress> management, RunTarget target) {
		Map<String, Object> info = Map.of("version", Version.current().text(), "worker", this.self.toString(), "target",
				target.name());
		return management.map((address) -> this.monitor.serve(address, () -> info)).orElse(() -> {
		});
	}

	private void beatUntilStopped(Workers workers, WorkReceiver receiver, RunTarget target,
			Optional<Duration> untilIdle) {
		while (!isIdleFor(untilIdle)) {
			try {
				this.stop.pause(BEAT);
				workers.beat(this.self, target.toString());
				hintIfIdle(receiver);
				this.monitor.beat(true);
			}
			catch (StopRequestedException ex) {
				return;
			}
			catch (DataAccessException | TransactionException ex) {
				this.monitor.beat(false);
				logger.warn("The job repository does not answer ({}); this worker waits for it.",
						ex.getClass().getSimpleName());
			}
		}
	}

	/** The process of a run, which hints else, may be dead or stand still. */
	private void hintIfIdle(WorkReceiver receiver) {
		if (this.working.get() < this.atOnce) {
			this.runs.keySet().forEach(receiver::hint);
		}
	}

	private boolean isIdleFor(Optional<Duration> untilIdle) {
		return this.working.get() == 0
				&& untilIdle.filter((most) -> System.nanoTime() - this.lastWork.get() > most.toNanos()).isPresent();
	}

	private void signOff(Workers workers) {
		try {
			workers.signOff(this.self);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("This worker could not be signed off in the job repository ({}); it is forgotten soon.",
					ex.getClass().getSimpleName());
		}
	}

	private void work(WorkHint hint, RunContext context, RunTarget target) {
		if (!hint.version().equals(Version.current().text())) {
			logger.warn("A partition is handed out by version {}, and this worker is version {}: it leaves it alone."
					+ " Bring both to one version.", hint.version(), Version.current().text());
			return;
		}
		this.working.incrementAndGet();
		try {
			execution(hint, context, target).ifPresent((execution) -> work(hint, execution));
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The job repository does not answer ({}); this partition is left to whoever can.",
					ex.getClass().getSimpleName());
		}
		finally {
			this.lastWork.set(System.nanoTime());
			this.working.decrementAndGet();
		}
	}

	/** Nothing if the run is not this worker's, or is over. */
	private Optional<JobExecution> execution(WorkHint hint, RunContext context, RunTarget target) {
		JobExecution execution = context.get(JobRepository.class).getJobExecution(hint.jobExecution());
		if (execution == null || !execution.isRunning()) {
			return Optional.empty();
		}
		String wanted = execution.getJobParameters().getString(RunIdentity.TARGET);
		if (!target.toString().equals(wanted)
				|| !execution.getJobInstance().getJobName().equals(ArchiveJobConfiguration.JOB_NAME)) {
			logger.warn("A partition of {} is left alone: this worker works for {}.", wanted, target);
			return Optional.empty();
		}
		return Optional.of(execution);
	}

	private void work(WorkHint hint, JobExecution execution) {
		WorkedRun run = this.runs.computeIfAbsent(execution.getId(), (id) -> WorkedRun.open(execution, this.deployment,
				this.settings, this.atOnce, this.listener::pageStored));
		if (this.stop.isRequested()) {
			return;
		}
		long number = execution.getJobParameters().getLong(RunReference.RUN_PARAMETER, 0L);
		RunLog.identify(ArchiveJobConfiguration.JOB_NAME, number);
		AtomicBoolean begun = new AtomicBoolean();
		try {
			run.work(hint.stepExecution(), (step) -> {
				begun.set(true);
				this.monitor.began();
				this.listener.began(number, PartitionNames.in(step.getStepName()));
			})
				.ifPresent((step) -> this.listener.ended(number, PartitionNames.in(step.getStepName()),
						step.getStatus().name()));
		}
		finally {
			if (begun.get()) {
				this.monitor.ended();
			}
		}
		closeOthers(execution.getId());
	}

	/** A worker may live for months, and runs end. */
	private void closeOthers(long current) {
		if (this.working.get() == 1) {
			List<Long> others = this.runs.keySet().stream().filter((id) -> id != current).toList();
			others.forEach((id) -> Optional.ofNullable(this.runs.remove(id)).ifPresent(WorkedRun::close));
		}
	}

}
