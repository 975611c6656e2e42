package io.orderarchiver.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.orderarchiver.run.Settings;
import io.orderarchiver.run.Site;

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
		for (Path directory : directories()) {
			findings.add(look(directory));
		}
		return findings;
	}

	private Set<Path> directories() {
		Set<Path> directories = new LinkedHashSet<>();
		directories
			.add((this.site == Site.SIMULATION) ? this.settings.data().resolve("simulation") : this.settings.data());
		this.settings.logs().directory().ifPresent(directories::add);
		return directories;
	}

	private static Finding look(Path directory) {
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
			return room(what, Files.getFileStore(there).getUsableSpace());
		}
		catch (IOException ex) {
			return Finding.warning("%s can be written, but its free space is not known".formatted(what));
		}
	}

	private static Finding room(String what, long bytes) {
		String sentence = "%s can be written and has %s free".formatted(what,
				(bytes < 10 * SCARCE) ? bytes / MEGABYTE + " MB" : bytes / SCARCE + " GB");
		if (bytes < FULL) {
			return Finding.failure(sentence);
		}
		return (bytes < SCARCE) ? Finding.warning(sentence) : Finding.ok(sentence);
	}

}
