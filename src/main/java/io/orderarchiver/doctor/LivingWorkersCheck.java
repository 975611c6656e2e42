package io.orderarchiver.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.run.settings.Version;
import io.orderarchiver.run.worker.LivingWorker;

/** Which workers live, and whether they work for this target. */
final class LivingWorkersCheck {

	private final List<LivingWorker> living;

	private final Optional<String> target;

	/** The target is that of this MongoDB, if it is known. */
	LivingWorkersCheck(List<LivingWorker> living, Optional<String> target) {
		this.living = living;
		this.target = target;
	}

	List<Finding> look() {
		List<Finding> findings = this.living.stream().map(this::finding).toList();
		return isAnyHere() ? findings
				: Stream.concat(Stream.of(Finding.info("no worker of this target lives")
					.detail("A run with --workers remote works alone then; with --no-work it waits.")
					.remedy("order-archiver worker")), findings.stream()).toList();
	}

	private boolean isAnyHere() {
		return this.living.stream().anyMatch(this::isHere);
	}

	private boolean isHere(LivingWorker worker) {
		return this.target.isEmpty() || this.target.get().equals(worker.target());
	}

	private Finding finding(LivingWorker worker) {
		String who = worker.process();
		if (!isHere(worker)) {
			return Finding.info("%s works for another target: %s".formatted(who, worker.target()));
		}
		String own = Version.current().text();
		return worker.version().equals(own) ? Finding.ok(who + " lives")
				: Finding
					.warning("%s is version %s, and this is %s: it leaves the partitions of this version alone"
						.formatted(who, worker.version(), own))
					.remedy("# on %s, bring both to one version, and start the worker again".formatted(worker.host()));
	}

}
