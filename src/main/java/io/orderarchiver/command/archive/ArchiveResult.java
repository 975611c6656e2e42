package io.orderarchiver.command.archive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code archive --output json} prints, in this order. Counts are those of the run
 * over all its executions.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitCode how the process ends
 * @param read delivered orders that came in
 * @param archived newly archived, or in a dry run those that would be
 * @param incomplete how many of them lack a mandatory field
 * @param missing which fields they lack: how often each
 * @param duplicates archived before
 * @param gone no longer delivered, or deleted, when looked up
 * @param conflicts how many of all rejects are conflicts
 * @param rejects rejected for the first time
 * @param knownRejects rejected before for the same reason
 * @param dryRun whether it only counted
 * @param dateFrom the first instant selected, or null
 * @param dateTo the first instant not selected, or null
 * @param undated delivered orders without a usable date; null without a date filter
 * @param resumed whether it went on where a former execution ended
 * @param startedAt when the run started
 * @param durationSeconds how long the job took
 * @param ordersPerSecond read, a second
 * @param reason why it failed or stopped, or null
 * @param thisExecution what this execution did
 */
record ArchiveResult(String job, long run, long execution, String target, String status, int exitCode, long read,
		long archived, long incomplete, Map<String, Long> missing, long duplicates, long gone, long conflicts,
		long rejects, long knownRejects, boolean dryRun, @Nullable String dateFrom, @Nullable String dateTo,
		@Nullable Long undated, boolean resumed, String startedAt, double durationSeconds, double ordersPerSecond,
		@Nullable String reason, Execution thisExecution) {

	static ArchiveResult of(RunReport report) {
		Counts total = report.total();
		return new ArchiveResult(report.job(), report.run(), report.execution(), report.target(), report.status(),
				report.exitStatus().code(), total.read(), total.archived(), total.incomplete(), total.missing(),
				total.duplicates(), total.gone(), total.conflicts(), total.rejects(), total.knownRejects(),
				report.dryRun(), text(report.window().from()), text(report.window().to()),
				report.undated().isPresent() ? report.undated().getAsLong() : null, report.resumed(),
				millis(total.startedAt()), total.durationSeconds(), total.ordersPerSecond(), report.reason(),
				Execution.of(report.thisExecution()));
	}

	private static String millis(Instant instant) {
		return instant.truncatedTo(ChronoUnit.MILLIS).toString();
	}

	private static @Nullable String text(@Nullable Instant instant) {
		return (instant != null) ? instant.toString() : null;
	}

	/**
	 * The counts of one execution, as above.
	 *
	 * @param read delivered orders that came in
	 * @param archived newly archived
	 * @param incomplete how many of them lack a mandatory field
	 * @param missing which fields they lack
	 * @param duplicates archived before
	 * @param gone no longer there
	 * @param conflicts how many of all rejects are conflicts
	 * @param rejects rejected for the first time
	 * @param knownRejects rejected before
	 * @param startedAt when it started
	 * @param durationSeconds how long it took
	 * @param ordersPerSecond read, a second
	 */
	record Execution(long read, long archived, long incomplete, Map<String, Long> missing, long duplicates, long gone,
			long conflicts, long rejects, long knownRejects, String startedAt, double durationSeconds,
			double ordersPerSecond) {

		static Execution of(Counts counts) {
			return new Execution(counts.read(), counts.archived(), counts.incomplete(), counts.missing(),
					counts.duplicates(), counts.gone(), counts.conflicts(), counts.rejects(), counts.knownRejects(),
					millis(counts.startedAt()), counts.durationSeconds(), counts.ordersPerSecond());
		}

	}

}
