package io.orderarchiver.command.simulate;

import java.util.List;
import java.util.Map;

import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.simulation.drift.DriftReport;
import org.jspecify.annotations.Nullable;

/**
 * What {@code simulate --drift} prints.
 *
 * @param job what was done
 * @param target where
 * @param status whether it is complete
 * @param exitCode how the process ends: with a warning, if there were too few orders
 * @param seed what decided which orders
 * @param asked how many were to be touched
 * @param touched how many were
 * @param findings what a verification must find, by the name of the finding
 * @param completable how many a completion must complete
 * @param unsealed how many a check of an older seal must find changed or removed
 * @param orders each of them
 */
record DriftResult(String job, String target, String status, int exitCode, long seed, int asked, int touched,
		Map<String, Long> findings, long completable, long unsealed, List<Order> orders) {

	static DriftResult of(String target, long seed, int asked, DriftReport report) {
		ExitStatus status = switch (report.end()) {
			case DONE -> ExitStatus.COMPLETE;
			case NO_MORE_ORDERS -> ExitStatus.WARNINGS;
			case STOPPED -> ExitStatus.STOPPED;
		};
		return new DriftResult("driftGenerated", target, (status == ExitStatus.STOPPED) ? "STOPPED" : "COMPLETED",
				status.code(), seed, asked, report.orders().size(), report.findings(), report.completable(),
				report.unsealed(),
				report.orders()
					.stream()
					.map((order) -> new Order(order.id().toHexString(), order.number(),
							order.date().map((date) -> date.toInstant().toString()).orElse(null), order.kind().name(),
							order.kind().finding()))
					.toList());
	}

	/**
	 * An order that was touched.
	 *
	 * @param id its {@code _id}
	 * @param number its number
	 * @param date its date as it is archived, or null
	 * @param drift what was done
	 * @param finding what a verification must find
	 */
	record Order(String id, String number, @Nullable String date, String drift, String finding) {
	}

}
