package io.orderarchiver.report;

import java.util.List;

import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.record.RunRecord;

/**
 * A run, with all that its report tells.
 *
 * @param run the run with its executions
 * @param parameters those of its job in words
 * @param record what it has recorded of itself
 * @param next what a person may do next about it
 * @param rejects what it could not archive, by reason
 * @param before complete runs of the same job and target before it, the newest first
 */
public record ReportedRun(RecordedRun run, String parameters, RunRecord record, List<NextStep> next,
		List<ReportedRejects> rejects, List<RecordedRun> before) {

	/** Makes the lists safe to share. */
	public ReportedRun {
		next = List.copyOf(next);
		rejects = List.copyOf(rejects);
		before = List.copyOf(before);
	}

}
