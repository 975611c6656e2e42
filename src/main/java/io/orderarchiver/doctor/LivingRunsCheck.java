package io.orderarchiver.doctor;

import java.util.List;

import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.lease.LeaseHolder;

/** Which runs are alive, and which ended without a word. */
final class LivingRunsCheck {

	private final List<LeaseHolder> holders;

	private final List<RecordedRun> waiting;

	private final Site site;

	LivingRunsCheck(List<LeaseHolder> holders, List<RecordedRun> waiting, Site site) {
		this.holders = holders;
		this.waiting = waiting;
		this.site = site;
	}

	List<Finding> look() {
		return this.holders.isEmpty() ? List.of(Finding.ok("no run is alive, and none died"))
				: this.holders.stream().map(this::finding).toList();
	}

	private Finding finding(LeaseHolder holder) {
		Finding finding = switch (holder.life()) {
			case LIVING -> Finding.info("%s is alive: %s".formatted(holder.job(), holder.owner()));
			case DEAD -> dead(holder,
					"%s ended without a word: %s; the next start recovers it".formatted(holder.job(), holder.owner()));
		};
		return finding
			.detail("target %s; last heartbeat %d s ago".formatted(holder.target(), holder.silence().toSeconds()));
	}

	/** One that waits to be resumed is warned of there. */
	private Finding dead(LeaseHolder holder, String sentence) {
		boolean waits = this.waiting.stream()
			.anyMatch((run) -> run.state() == RunState.DIED && run.job().equals(holder.job())
					&& run.target().equals(holder.target()));
		return waits ? Finding.info(sentence)
				: Finding.warning(sentence).remedy("order-archiver runs list" + this.site.option());
	}

}
