package io.orderarchiver.batch;

import java.util.LinkedHashMap;
import java.util.Map;

import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.partition.RunLimits;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** The limits of an archive run: of its rejects, and of its rate. */
final class ArchiveLimits implements RunLimits {

	private final RejectLimit rejectLimit;

	private final Pace pace;

	ArchiveLimits(RejectLimit rejectLimit, Pace pace) {
		this.rejectLimit = rejectLimit;
		this.pace = pace;
	}

	@Override
	public void saved(Map<String, ExecutionContext> contexts) {
		Map<String, Long> newRejects = new LinkedHashMap<>();
		contexts.forEach((step, context) -> newRejects.put(step, RunCounts.ofRun(context).newRejects()));
		this.rejectLimit.saved(newRejects);
	}

	@Override
	public void shareWith(int processes) {
		this.pace.shareWith(processes);
	}

}
