package io.orderarchiver.doctor;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.watch.WatchJobConfiguration;

/** Which runs wait to be resumed. */
final class WaitingRunsCheck {

	private final List<RecordedRun> waiting;

	private final Site site;

	private final Optional<String> target;

	/** The target is that of this MongoDB, if it is known. */
	WaitingRunsCheck(List<RecordedRun> waiting, Site site, Optional<String> target) {
		this.waiting = waiting;
		this.site = site;
		this.target = target;
	}

	List<Finding> look() {
		return this.waiting.isEmpty() ? List.of(Finding.ok("no run waits to be resumed"))
				: this.waiting.stream().map(this::finding).toList();
	}

	private Finding finding(RecordedRun run) {
		Finding finding = isStoppedWatch(run) ? Finding.info("the watch, run %d, is stopped".formatted(run.number()))
				: Finding.warning("run %d of %s %s, and waits to be resumed".formatted(run.number(), run.job(),
						ending(run.state())));
		boolean here = this.target.isEmpty() || this.target.get().equals(run.target());
		return finding.detail("target " + run.target())
			.remedy((here ? "" : "# with the settings of that target:\n")
					+ "order-archiver runs restart %d%s".formatted(run.number(), this.site.option()));
	}

	private static String ending(RunState state) {
		return (state == RunState.STOPPED) ? "was stopped" : state.toString();
	}

	private static boolean isStoppedWatch(RecordedRun run) {
		return run.job().equals(WatchJobConfiguration.JOB_NAME) && run.state() == RunState.STOPPED;
	}

}
