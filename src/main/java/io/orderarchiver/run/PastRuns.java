package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.run.RunRequest.Start;

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
