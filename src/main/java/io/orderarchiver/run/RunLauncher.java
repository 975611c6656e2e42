package io.orderarchiver.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.LaunchedJob.Ending;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.ExecutionJournal;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunHistory;
import io.orderarchiver.run.lease.AlreadyRunningException;
import io.orderarchiver.run.lease.HeldLease;
import io.orderarchiver.run.lease.LeaseName;
import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.lease.RunLease;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.RunOutcome;
import io.orderarchiver.run.pace.RunPacing;
import io.orderarchiver.run.settings.Settings;

import org.springframework.batch.core.job.JobExecution;

/**
 * Launches a job on a target: takes the lease, recovers what was killed, resumes or
 * starts, and notes how it ended.
 */
final class RunLauncher {

	private final Deployment deployment;

	private final Settings settings;

	private final StopSignal stop;

	RunLauncher(Deployment deployment, Settings settings, StopSignal stop) {
		this.deployment = deployment;
		this.settings = settings;
		this.stop = stop;
	}

	/**
	 * Runs a job to its end, failure or stop.
	 * @throws io.orderarchiver.run.lease.AlreadyRunningException if another run of this
	 * job and target is alive
	 * @throws io.orderarchiver.run.repository.JobRepositoryException if the job
	 * repository cannot be used
	 */
	<R extends RunOutcome> R launch(LaunchedJob<R> job, RunRequest request) {
		RunTarget target = RunTarget.of(this.deployment, this.settings);
		HeldLease lease = HeldLease.of(LeaseName.of(job.name()), target.toString());
		Map<String, Object> beans = new HashMap<>(job.beans());
		beans.put("heldLease", lease);
		try (RunContext context = RunContext.open(job.configuration(), this.deployment, this.settings, this.stop,
				beans)) {
			return underLease(lease, context, request, () -> launch(job, context, target, request));
		}
	}

	private <T> T underLease(HeldLease lease, RunContext context, RunRequest request, Supplier<T> work) {
		try {
			return RunLease.holding(context.get(LiveRuns.class), lease, request.patience(), this.stop, work);
		}
		catch (AlreadyRunningException ex) {
			throw context.get(RunHistory.class).living(lease.name(), lease.target()).map(ex::naming).orElse(ex);
		}
	}

	private static <R extends RunOutcome> R launch(LaunchedJob<R> job, RunContext context, RunTarget target,
			RunRequest request) {
		PastRuns past = PastRuns.recovered(context, job.name(), target);
		Optional<RecordedRun> resumable = job.resumption().choose(context, past, target);
		resumable.ifPresent((former) -> PastRuns.takeOver(context, former));
		long run = resumable.map(RecordedRun::number).orElseGet(context.get(RunNumbers.class)::next);
		RunLog.identify(job.name(), run);
		Ending ending = job.starting()
			.apply(new RunStart(run, target.name(), resumable.isPresent(), past.waitingBesides(run)));
		try {
			context.get(RunPacing.class).begin(run);
			JobExecution execution = context.get(JobLauncher.class)
				.launch(job.parameters().apply(target, run), request.origin().command());
			R outcome = job.outcome().apply(context, new EndedRun(execution, run, target, resumable.isPresent()));
			context.get(ExecutionJournal.class).ended(execution, outcome.exitStatus(), outcome.reason());
			return outcome;
		}
		finally {
			ending.close();
		}
	}

}
