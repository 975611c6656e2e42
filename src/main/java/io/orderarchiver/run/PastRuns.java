package io.orderarchiver.run;

import java.util.ArrayList;
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

/**
 * Former runs of a job on a target. Whoever looks holds the lease, so none is living.
 *
 * @param newestFirst each as its newest execution left it
 */
record PastRuns(List<RecordedRun> newestFirst) {

	/** Makes what killed processes left behind resumable, too. */
	static PastRuns recovered(RunContext context, String job, RunTarget target) {
		RunHistory history = context.get(RunHistory.class);
		List<RecordedRun> past = history.of(job, target.toString());
		List<RecordedRun> died = past.stream().filter((run) -> run.state() == RunState.DIED).toList();
		died.forEach((run) -> {
			new PartitionRevocation(context.get(JdbcClient.class)).revoke(run.last().id());
			context.get(RunRecovery.class).recover(run);
		});
		return new PastRuns(died.isEmpty() ? past : history.of(job, target.toString()));
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
	Optional<RecordedRun> resumable(RunIdentity identity, RunTarget target, RunRequest request) {
		Optional<RecordedRun> resumable = (request.start() == Start.FRESH) ? Optional.empty()
				: this.newestFirst.stream()
					.filter((run) -> run.identity().equals(identity))
					.findFirst()
					.filter(RecordedRun::waitsToBeResumed);
		requireRepeatable(request.origin().repeated(), target, resumable);
		return resumable;
	}

	private void requireRepeatable(OptionalLong repeated, RunTarget target, Optional<RecordedRun> resumable) {
		if (repeated.isEmpty()) {
			return;
		}
		long number = repeated.getAsLong();
		RecordedRun run = this.newestFirst.stream()
			.filter((past) -> past.number() == number)
			.findFirst()
			.orElseThrow(() -> foreign(number, target));
		if (!run.isDryRun() && resumable.filter((past) -> past.number() == number).isEmpty()) {
			throw new ConfigurationException(("Run %d is no longer the one that its command resumes; nothing was"
					+ " touched. To see why: order-archiver runs show %d")
				.formatted(number, number));
		}
	}

	boolean contains(long number) {
		return this.newestFirst.stream().anyMatch((past) -> past.number() == number);
	}

	static ConfigurationException foreign(long number, RunTarget target) {
		return new ConfigurationException(("Run %d had another target than %s, which the settings name: its cluster,"
				+ " database, collections or time zone differ. Nothing was touched. To see it: order-archiver runs show"
				+ " %d")
			.formatted(number, target, number));
	}

	/** The numbers of other runs that wait to be resumed. */
	List<Long> waitingBesides(long current) {
		List<RunIdentity> seen = new ArrayList<>();
		List<Long> waiting = new ArrayList<>();
		for (RecordedRun run : this.newestFirst) {
			boolean newest = !seen.contains(run.identity());
			seen.add(run.identity());
			if (newest && run.waitsToBeResumed() && run.number() != current) {
				waiting.add(run.number());
			}
		}
		return waiting;
	}

}
