package io.orderarchiver.doctor;

import java.util.List;

import io.orderarchiver.run.JobRepositoryInspection;
import io.orderarchiver.run.LeaseHolder;

/** Which runs are alive, and which ended without a word. */
final class LivingRunsCheck {

	private final JobRepositoryInspection runs;

	LivingRunsCheck(JobRepositoryInspection runs) {
		this.runs = runs;
	}

	List<Finding> look() {
		List<LeaseHolder> holders = this.runs.leases();
		return holders.isEmpty() ? List.of(Finding.ok("no run is alive, and none died"))
				: holders.stream().map(LivingRunsCheck::finding).toList();
	}

	private static Finding finding(LeaseHolder holder) {
		Finding finding = switch (holder.life()) {
			case LIVING -> Finding.info("%s is alive: %s".formatted(holder.job(), holder.owner()));
			case DEAD -> Finding.warning(
					"%s ended without a word: %s; the next start recovers it".formatted(holder.job(), holder.owner()));
		};
		return finding
			.detail("target %s; last heartbeat %d s ago".formatted(holder.target(), holder.silence().toSeconds()));
	}

}
