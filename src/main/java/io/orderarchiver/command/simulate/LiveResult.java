package io.orderarchiver.command.simulate;

import java.util.Map;

import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.simulation.data.ClearReport;
import io.orderarchiver.simulation.data.GenerationReport;
import io.orderarchiver.simulation.town.LiveOptions;
import org.jspecify.annotations.Nullable;

/**
 * What {@code simulate --live --output json} prints, in this order. The orders are those
 * of this run alone.
 *
 * @param job the job's name
 * @param run the run's number
 * @param target where the orders live
 * @param status how it ended; to be stopped is one way to be complete
 * @param exitCode how the process ends
 * @param seed the seed
 * @param rate deliveries a second that were asked for
 * @param forSeconds how long was asked for; null for until stopped
 * @param created orders created
 * @param delivered how many of them are delivered
 * @param cancelled how many of them are cancelled
 * @param byStatus orders by status
 * @param incomplete how many of the delivered orders an archive must find incomplete
 * @param missing how often each field must be missing
 * @param durationSeconds how long the job took
 * @param deliveriesPerSecond delivered, a second
 * @param deleted what {@code --clear} deleted before, by collection; null without it
 */
record LiveResult(String job, long run, String target, String status, int exitCode, long seed, int rate,
		@Nullable Long forSeconds, long created, long delivered, long cancelled, Map<String, Long> byStatus,
		long incomplete, Map<String, Long> missing, double durationSeconds, double deliveriesPerSecond,
		@Nullable Map<String, Long> deleted) {

	private static final String JOB = "liveOrders";

	static LiveResult of(GenerationRun run, LiveOptions options, @Nullable ClearReport cleared) {
		GenerationReport report = run.report();
		return new LiveResult(JOB, run.run(), run.target(), run.status(), run.exitStatus().code(),
				options.town().seed(), options.rate(),
				(options.duration() != null) ? options.duration().toSeconds() : null, created(report),
				report.delivered(), report.cancelled(), report.orders(), report.incomplete(), report.missing(),
				Rows.rounded(run.durationSeconds()), Rows.rounded(deliveriesPerSecond(run)),
				(cleared != null) ? cleared.deleted() : null);
	}

	static long created(GenerationReport report) {
		return report.orders().values().stream().mapToLong(Long::longValue).sum();
	}

	static double deliveriesPerSecond(GenerationRun run) {
		return (run.durationSeconds() > 0) ? run.report().delivered() / run.durationSeconds() : 0;
	}

}
