package io.orderarchiver.command.rejects;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.Reject;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.RetryReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code rejects retry --output json} prints, in this order.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitCode how the process ends
 * @param retried rejected orders that were tried again
 * @param archived newly archived, or in a dry run those that would be
 * @param incomplete how many of them lack a mandatory field
 * @param missing which fields they lack: how often each
 * @param duplicates archived before
 * @param rejectedAgain those that cannot be archived this time either
 * @param conflicts how many of them are conflicts
 * @param gone no longer delivered, or deleted
 * @param dryRun whether it only counted
 * @param startedAt when the run started
 * @param durationSeconds how long the job took
 * @param reason why it failed or stopped, or null
 * @param rejects the first thousand that were rejected again
 * @param goneIds the {@code _id}s of the first thousand that are gone
 */
record RetryResult(String job, long run, long execution, String target, String status, int exitCode, long retried,
		long archived, long incomplete, Map<String, Long> missing, long duplicates, long rejectedAgain, long conflicts,
		long gone, boolean dryRun, String startedAt, double durationSeconds, @Nullable String reason,
		List<Rejected> rejects, List<String> goneIds) {

	static RetryResult of(RetryReport report, RetryNarrator narrator) {
		Counts counts = report.counts();
		return new RetryResult(report.job(), report.run(), report.execution(), report.target(), report.status(),
				report.exitStatus().code(), counts.read(), counts.archived(), counts.incomplete(), counts.missing(),
				counts.duplicates(), report.rejectedAgain(), counts.conflicts(), counts.gone(), report.dryRun(),
				counts.startedAt().truncatedTo(ChronoUnit.MILLIS).toString(), counts.durationSeconds(), report.reason(),
				narrator.rejectedAgain().stream().map(Rejected::of).toList(),
				narrator.gone().stream().map(OrderIds::text).toList());
	}

	/**
	 * An order that was rejected again.
	 *
	 * @param id its {@code _id} as text
	 * @param number its number, or null
	 * @param reason why, this time
	 */
	record Rejected(String id, @Nullable String number, String reason) {

		static Rejected of(Reject reject) {
			return new Rejected(reject.key().idText(), reject.key().shownNumber().orElse(null), reject.reason().name());
		}

	}

}
