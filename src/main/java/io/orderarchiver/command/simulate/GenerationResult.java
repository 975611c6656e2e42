package io.orderarchiver.command.simulate;

import java.util.Map;

import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.simulation.data.ClearReport;
import io.orderarchiver.simulation.data.GenerationReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code simulate --output json} prints, in this order.
 *
 * @param job the job's name
 * @param run the run's number
 * @param target where the data went
 * @param status how it ended
 * @param exitCode how the process ends
 * @param seed the seed
 * @param count orders asked for
 * @param documents documents of this data set by collection
 * @param alreadyPresent how many of them were there before
 * @param orders orders by status
 * @param delivered how many orders are delivered
 * @param incomplete how many of them an archive must find incomplete
 * @param missing how often each field must be missing
 * @param durationSeconds how long the job took
 * @param ordersPerSecond orders, a second
 * @param deleted what {@code --clear} deleted before, by collection; null without it
 */
record GenerationResult(String job, long run, String target, String status, int exitCode, long seed, int count,
		Map<String, Long> documents, long alreadyPresent, Map<String, Long> orders, long delivered, long incomplete,
		Map<String, Long> missing, double durationSeconds, double ordersPerSecond,
		@Nullable Map<String, Long> deleted) {

	private static final String JOB = "generateOrders";

	static GenerationResult of(GenerationRun run, String ordersCollection, @Nullable ClearReport cleared) {
		GenerationReport report = run.report();
		return new GenerationResult(JOB, run.run(), run.target(), run.status(), run.exitStatus().code(),
				report.options().seed(), report.options().count(), report.documents(), report.alreadyPresent(),
				report.orders(), report.delivered(), report.incomplete(), report.missing(),
				Rows.rounded(run.durationSeconds()), Rows.rounded(ordersPerSecond(run, ordersCollection)),
				(cleared != null) ? cleared.deleted() : null);
	}

	static double ordersPerSecond(GenerationRun run, String ordersCollection) {
		long orders = run.report().documents().getOrDefault(ordersCollection, 0L);
		return (run.durationSeconds() > 0) ? orders / run.durationSeconds() : 0;
	}

}
