package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.PastRun;
import io.orderarchiver.run.history.RunHistory;
import io.orderarchiver.run.history.RunIdentity;
import io.orderarchiver.run.history.RunRecovery;
import io.orderarchiver.run.settings.ConfigurationException;

/**
 * Former runs of a job on a target. Whoever looks holds the lease, so none is living.
 *
 * @param newestFirst each as its newest execution left it
 */
record PastRuns(List<PastRun> newestFirst) {

	/** Makes what killed processes left behind resumable, too. */
	static PastRuns recovered(RunContext context, String job, RunTarget target) {
		RunRecovery recovery = context.get(RunRecovery.class);
		return new PastRuns(context.get(RunHistory.class)
			.of(job, target.toString())
			.stream()
			.map((past) -> past.wasInterrupted() ? recovery.recover(past) : past)
			.toList());
	}

	/**
	 * The newest run of the same identity, unless that is complete or a fresh start is
	 * asked for. A dry run always starts over.
	 */
	Optional<PastRun> resumable(RunIdentity identity, Start start) {
		return (start == Start.FRESH) ? Optional.empty()
				: this.newestFirst.stream()
					.filter((run) -> run.identity().equals(identity))
					.findFirst()
					.filter(PastRun::waitsToBeResumed);
	}

	/**
	 * Refuses to start where one certain run is to be repeated, but another would be.
	 * @throws ConfigurationException if it is none of this target, or if it is to be
	 * resumed, but cannot be
	 */
	void requireRepeatable(OptionalLong repeated, RunTarget target, Optional<PastRun> resumable) {
		if (repeated.isEmpty()) {
			return;
		}
		long number = repeated.getAsLong();
		PastRun run = this.newestFirst.stream()
			.filter((past) -> past.number() == number)
			.findFirst()
			.orElseThrow(() -> foreign(number, target));
		if (!run.identity().dryRun() && resumable.filter((past) -> past.number() == number).isEmpty()) {
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
		for (PastRun run : this.newestFirst) {
			boolean newest = !seen.contains(run.identity());
			seen.add(run.identity());
			if (newest && run.waitsToBeResumed() && run.number() != current) {
				waiting.add(run.number());
			}
		}
		return waiting;
	}

}
