package io.orderarchiver.run;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.springframework.jdbc.core.simple.JdbcClient;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.PartitionRevocation;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunHistory;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.history.RunRecovery;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.settings.ConfigurationException;

/** Former runs of a job on a target. Whoever looks holds the lease, so none is living. */
final class PastRuns {

	private final RunHistory history;

	private final String job;

	private final RunTarget target;

	/** The newest first, each as its newest execution left it. */
	private final List<RecordedRun> unfinished;

	private PastRuns(RunHistory history, String job, RunTarget target, List<RecordedRun> unfinished) {
		this.history = history;
		this.job = job;
		this.target = target;
		this.unfinished = unfinished;
	}

	/** Makes what killed processes left behind resumable, too. */
	static PastRuns recovered(RunContext context, String job, RunTarget target) {
		RunHistory history = context.get(RunHistory.class);
		List<RecordedRun> unfinished = history.unfinished(job, target.toString());
		List<RecordedRun> died = unfinished.stream().filter((run) -> run.state() == RunState.DIED).toList();
		died.forEach((run) -> {
			new PartitionRevocation(context.get(JdbcClient.class)).revoke(run.last().id());
			context.get(RunRecovery.class).recover(run);
		});
		return new PastRuns(history, job, target,
				died.isEmpty() ? unfinished : history.unfinished(job, target.toString()));
	}

	/** Takes a run that failed or was stopped from all who still work on it. */
	static void takeOver(RunContext context, RecordedRun run) {
		new PartitionRevocation(context.get(JdbcClient.class)).revoke(run.last().id());
		context.get(RunRecovery.class).endOpenSteps(run);
	}

	/**
	 * The newest run of the same identity, unless that is complete or a fresh start is
	 * asked for. A dry run always starts over.
	 * @throws ConfigurationException if one certain run is to be repeated that is none of
	 * this target, or that is to be resumed, but cannot be
	 */
	Optional<RecordedRun> resumable(RunIdentity identity, RunRequest request) {
		Optional<RecordedRun> resumable = (request.start() == Start.FRESH) ? Optional.empty()
				: this.unfinished.stream()
					.filter((run) -> run.identity().equals(identity) && run.isResumable())
					.findFirst();
		requireRepeatable(request.origin().repeated(), resumable);
		return resumable;
	}

	private void requireRepeatable(OptionalLong repeated, Optional<RecordedRun> resumable) {
		if (repeated.isEmpty()) {
			return;
		}
		RecordedRun run = require(repeated.getAsLong());
		if (!run.isDryRun() && resumable.filter((past) -> past.number() == run.number()).isEmpty()) {
			throw new ConfigurationException(("Run %d is no longer the one that its command resumes; nothing was"
					+ " touched. To see why: order-archiver runs show %d")
				.formatted(run.number(), run.number()));
		}
	}

	/**
	 * A certain run.
	 * @throws ConfigurationException if it is none of this target
	 */
	RecordedRun require(long number) {
		return this.history.find(this.job, this.target.toString(), number).orElseThrow(() -> foreign(number));
	}

	private ConfigurationException foreign(long number) {
		return new ConfigurationException(("Run %d had another target than %s, which the settings name: its cluster,"
				+ " database, collections or time zone differ. Nothing was touched. To see it: order-archiver runs show"
				+ " %d")
			.formatted(number, this.target, number));
	}

	/** The numbers of other runs that wait to be resumed. */
	List<Long> waitingBesides(long current) {
		return this.unfinished.stream()
			.filter(RecordedRun::isResumable)
			.map(RecordedRun::number)
			.filter((number) -> number != current)
			.toList();
	}

}
