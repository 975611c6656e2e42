package io.orderarchiver.run;

import java.time.Duration;
import java.util.function.Supplier;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.RunHistory;
import io.orderarchiver.run.lease.AlreadyRunningException;
import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.lease.RunLease;

/** The one lease of a target that archives and retries of rejects share. */
final class ArchiveLease {

	private ArchiveLease() {
	}

	/**
	 * Does work under the lease.
	 * @param patience how long to wait for a living run to end
	 * @throws AlreadyRunningException if another run lives on after that; the message
	 * names it
	 */
	static <T> T holding(RunContext context, RunTarget target, Duration patience, StopSignal stop, Supplier<T> work) {
		try {
			return RunLease.holding(context.get(LiveRuns.class), ArchiveJobConfiguration.JOB_NAME, target.toString(),
					patience, stop, work);
		}
		catch (AlreadyRunningException ex) {
			throw context.get(RunHistory.class).livingArchive(target.toString()).map(ex::naming).orElse(ex);
		}
	}

}
