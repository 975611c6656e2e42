package io.orderarchiver.command.archive;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import org.jspecify.annotations.Nullable;

/** Reports of runs that never were. */
final class RunReports {

	private static final Instant START = Instant.parse("2025-03-15T01:00:00.123456789Z");

	private RunReports() {
	}

	static RunReport resumedAndFailed() {
		return report("FAILED", ExitStatus.FAILED, false, true, OptionalLong.of(1234),
				"Ubereats on db1:27017: MongoDB does not answer (no server selected in time)");
	}

	static RunReport completeWithRejects() {
		return report("COMPLETED", ExitStatus.COMPLETE_WITH_REJECTS, false, false, OptionalLong.empty(), null);
	}

	static RunReport completeDryRun() {
		return report("COMPLETED", ExitStatus.COMPLETE, true, false, OptionalLong.of(0), null);
	}

	private static RunReport report(String status, ExitStatus exitStatus, boolean dryRun, boolean resumed,
			OptionalLong undated, @Nullable String reason) {
		Window window = undated.isPresent()
				? new Window(Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2025-02-01T00:00:00Z")) : Window.ALL;
		return new RunReport("archiveDeliveredOrders", 17, 23, "Ubereats on rs0/db1:27017,db2:27017", status,
				exitStatus, counts(70_066, 65), counts(10_000, 4.5), dryRun, window, undated, resumed, reason);
	}

	private static Counts counts(long read, double seconds) {
		Map<String, Long> missing = new LinkedHashMap<>();
		missing.put("nom_client", 1012L);
		missing.put("coût_commande", 7L);
		return new Counts(read, read - 41, 1019, missing, 30, 6, 2, 4, 1, START, seconds, read / seconds);
	}

}
