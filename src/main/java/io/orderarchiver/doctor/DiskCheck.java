package io.orderarchiver.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.Settings;

/** Whether what outlives a process can be written, and has room. */
final class DiskCheck {

	private static final long MEGABYTE = 1024 * 1024;

	private static final long FULL = 100 * MEGABYTE;

	private static final long SCARCE = 1024 * MEGABYTE;

	private final Settings settings;

	private final Site site;

	DiskCheck(Settings settings, Site site) {
		this.settings = settings;
		this.site = site;
	}

	List<Finding> look() {
		List<Finding> findings = new ArrayList<>();
		data().ifPresent((directory) -> findings.add(look(directory)));
		this.settings.logs().ifPresent((logs) -> findings.add(dispensable(look(logs.directory()))));
		return findings.isEmpty() ? List.of(Finding.info("nothing is written to the disk: no logs, no job repository"))
				: findings;
	}

	/** A job repository on a server needs no directory. */
	private Optional<Path> data() {
		if (this.site == Site.SIMULATION) {
			return Optional.of(this.settings.data().resolve("simulation"));
		}
		return this.settings.jobDatabase().isPresent() ? Optional.empty() : Optional.of(this.settings.data());
	}

	/** A run without a log file goes on. */
	private static Finding dispensable(Finding finding) {
		return (finding.status() != Finding.Status.FAILURE) ? finding
				: new Finding(Finding.Status.WARNING, finding.title(), "Runs then keep no log file.", finding.remedy());
	}

	private Finding look(Path directory) {
		Path there = directory;
		while (!Files.exists(there) && there.getParent() != null) {
			there = there.getParent();
		}
		String what = there.equals(directory) ? directory.toString()
				: "%s, which the first run creates in %s,".formatted(directory, there);
		if (!Files.isDirectory(there)) {
			return Finding.failure("%s is no directory".formatted(there)).remedy("ls -ld '%s'".formatted(there));
		}
		if (!Files.isWritable(there)) {
			return Finding.failure("%s may not be written by this user".formatted(what))
				.remedy("sudo chown \"$(id -un)\" '%s'".formatted(there));
		}
		try {
			return room(there, what, Files.getFileStore(there).getUsableSpace());
		}
		catch (IOException ex) {
			return Finding.warning("%s can be written, but its free space is not known".formatted(what));
		}
	}

	private Finding room(Path directory, String what, long bytes) {
		String sentence = "%s can be written and has %s free".formatted(what,
				(bytes < 10 * SCARCE) ? bytes / MEGABYTE + " MB" : bytes / SCARCE + " GB");
		if (bytes >= SCARCE) {
			return Finding.ok(sentence);
		}
		Finding finding = (bytes < FULL) ? Finding.failure(sentence) : Finding.warning(sentence);
		return finding.remedy("""
				df -h '%s'
				order-archiver runs prune --older-than 90d%s""".formatted(directory, this.site.option()));
	}

}
