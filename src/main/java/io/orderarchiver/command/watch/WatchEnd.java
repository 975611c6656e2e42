package io.orderarchiver.command.watch;

import java.time.Instant;
import java.util.Map;

import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.WatchReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code NOTIFY_COMMAND} is told of a watch, in this order. Counts are those of this
 * execution.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitCode how the process ends
 * @param read delivered orders that came in
 * @param archived newly archived
 * @param incomplete how many of them lack a mandatory field
 * @param missing which fields they lack: how often each
 * @param duplicates archived before
 * @param gone no longer delivered, or deleted, when looked up
 * @param conflicts how many of all rejects are conflicts
 * @param rejects rejected for the first time
 * @param knownRejects rejected before for the same reason
 * @param resumed whether it went on where a former execution ended
 * @param position up to where the stream was read, by the cluster's clock, or null
 * @param startedAt when it started
 * @param durationSeconds how long it took
 * @param reason why it failed, or null
 */
record WatchEnd(String job, long run, long execution, String target, String status, int exitCode, long read,
		long archived, long incomplete, Map<String, Long> missing, long duplicates, long gone, long conflicts,
		long rejects, long knownRejects, boolean resumed, @Nullable String position, String startedAt,
		double durationSeconds, @Nullable String reason) {

	static WatchEnd of(WatchReport report) {
		Counts own = report.thisExecution();
		return new WatchEnd(report.job(), report.run(), report.execution(), report.target(), report.status(),
				report.exitStatus().code(), own.read(), own.archived(), own.incomplete(), own.missing(),
				own.duplicates(), own.gone(), own.conflicts(), own.rejects(), own.knownRejects(), report.resumed(),
				report.position().map(Instant::toString).orElse(null), own.startedAt().toString(),
				own.durationSeconds(), report.reason());
	}

}
