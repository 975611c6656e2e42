package io.orderarchiver.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.JobRepositoryInspection;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Checks the job repository, and keeps it open for the checks of runs. */
final class RunsAccess implements AutoCloseable {

	private final Settings settings;

	private final Site site;

	private @Nullable JobRepositoryInspection inspection;

	RunsAccess(Settings settings, Site site) {
		this.settings = settings;
		this.site = site;
	}

	List<Finding> open() {
		String location = JobRepositoryInspection.location(this.settings, this.site);
		Optional<JobRepositoryInspection> opened = JobRepositoryInspection.open(this.settings, this.site);
		if (opened.isEmpty()) {
			return List.of(Finding.info("%s is not there yet; the first run creates it".formatted(location)));
		}
		return switch (opened.get().condition()) {
			case EMPTY -> {
				opened.get().close();
				yield List.of(Finding.info("%s has no tables yet; the first run creates them".formatted(location)));
			}
			case OTHER_VERSION -> {
				opened.get().close();
				yield List.of(Finding.failure("%s was written by a later version of this program".formatted(location))
					.remedy("""
							# use that version; or put the repository aside: no order is lost, but checkpoints are
							order-archiver --version"""));
			}
			case READY -> {
				this.inspection = opened.get();
				yield List.of(ready(location, opened.get()));
			}
		};
	}

	private static Finding ready(String location, JobRepositoryInspection inspection) {
		if (inspection.isSharedWithAnotherProcess()) {
			return Finding.ok("%s is open in another process of this host, and can be shared".formatted(location));
		}
		Path file = Path.of(location);
		if (location.startsWith("jdbc:") || Files.isWritable(file)) {
			return Finding.ok(location + " is in order");
		}
		return Finding.failure("%s may not be written by this user".formatted(location))
			.remedy("sudo chown \"$(id -un)\" '%s'/*".formatted(file.getParent()));
	}

	Optional<JobRepositoryInspection> inspection() {
		return Optional.ofNullable(this.inspection);
	}

	@Override
	public void close() {
		if (this.inspection != null) {
			this.inspection.close();
		}
	}

}
