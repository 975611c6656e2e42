package io.orderarchiver.doctor;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.run.JobRepositoryInspection;
import io.orderarchiver.run.WaitingRun;
import org.jspecify.annotations.Nullable;

/** Which runs wait to be resumed. */
final class WaitingRunsCheck {

	private static final String WATCH_JOB = "watchDeliveredOrders";

	private final JobRepositoryInspection runs;

	private final Optional<String> target;

	/** The target is that of this MongoDB, if it is known. */
	WaitingRunsCheck(JobRepositoryInspection runs, Optional<String> target) {
		this.runs = runs;
		this.target = target;
	}

	List<Finding> look() {
		List<WaitingRun> waiting = this.runs.waiting();
		return waiting.isEmpty() ? List.of(Finding.ok("no run waits to be resumed"))
				: waiting.stream().map(this::finding).toList();
	}

	private Finding finding(WaitingRun run) {
		String state = run.wasInterrupted() ? "was interrupted (%s)".formatted(run.status()) : run.status();
		Finding finding = isStoppedWatch(run) ? Finding.info("the watch, run %d, is stopped".formatted(run.number()))
				: Finding.warning("run %d of %s %s and waits to be resumed".formatted(run.number(), run.job(), state));
		boolean here = this.target.isEmpty() || this.target.get().equals(run.target());
		return finding.detail("target " + run.target())
			.remedy((here ? "" : "# with the settings of that target:\n") + command(run));
	}

	private static boolean isStoppedWatch(WaitingRun run) {
		return run.job().equals(WATCH_JOB) && run.status().equals("STOPPED");
	}

	private static String command(WaitingRun run) {
		if (run.job().equals(WATCH_JOB)) {
			return "order-archiver watch";
		}
		return "order-archiver archive" + option("--date-from", run.dateFrom()) + option("--date-to", run.dateTo());
	}

	private static String option(String name, @Nullable String value) {
		return (value != null) ? " " + name + " " + value : "";
	}

}
