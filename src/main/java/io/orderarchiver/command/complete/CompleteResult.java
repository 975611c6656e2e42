package io.orderarchiver.command.complete;

import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.complete.CompletionTally;
import io.orderarchiver.run.outcome.CompleteReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code complete --output json} prints, in this order. Counts are those of the run
 * over all its executions.
 *
 * @param job the job's name
 * @param run the run's number
 * @param execution the execution within the run
 * @param target what it worked on
 * @param status Spring Batch's word for how it ended
 * @param exitCode how the process ends
 * @param read incomplete archived orders
 * @param completed those in which nothing is missing any more
 * @param partly those in which less is missing
 * @param fields how often each field was set
 * @param unchanged those whose data are not there yet
 * @param erased those of which something was erased
 * @param gone those that are no longer archived, or whose order is no longer delivered
 * @param changed those that somebody else changed meanwhile
 * @param dryRun whether it only counted
 * @param resumed whether it went on where a former execution ended
 * @param startedAt when the run started
 * @param durationSeconds how long the job took
 * @param reason why it failed or stopped, or null
 */
record CompleteResult(String job, long run, long execution, String target, String status, int exitCode, long read,
		long completed, long partly, Map<String, Long> fields, long unchanged, long erased, long gone, long changed,
		boolean dryRun, boolean resumed, String startedAt, double durationSeconds, @Nullable String reason) {

	static CompleteResult of(CompleteReport report) {
		CompletionTally tally = report.tally();
		Map<String, Long> fields = new LinkedHashMap<>();
		tally.fields().forEach((field, count) -> fields.put(field.fieldName(), count));
		return new CompleteResult(report.job(), report.run(), report.execution(), report.target(), report.status(),
				report.exitStatus().code(), tally.read(), tally.completed(), tally.partly(), fields, tally.unchanged(),
				tally.erased(), tally.gone(), tally.changed(), report.options().mode() == ArchiveMode.DRY_RUN,
				report.resumed(), report.startedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
				Rows.rounded(report.durationSeconds()), report.reason());
	}

}
