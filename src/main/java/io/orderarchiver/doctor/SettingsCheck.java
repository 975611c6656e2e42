package io.orderarchiver.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.orderarchiver.run.SettingInForce;
import io.orderarchiver.run.Settings;

/**
 * Whether the settings can be read, and whether only their owner can read the secrets.
 */
final class SettingsCheck {

	private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
			PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

	private final Settings settings;

	private final List<SettingInForce> inForce;

	SettingsCheck(Settings settings, List<SettingInForce> inForce) {
		this.settings = settings;
		this.inForce = inForce;
	}

	List<Finding> look() {
		List<Finding> findings = new ArrayList<>();
		long given = this.inForce.stream()
			.filter((setting) -> setting.value() != null && !setting.origin().equals("default"))
			.count();
		findings.add(Finding
			.ok("%d given, the others by default; ORDER_ARCHIVER_HOME is %s".formatted(given, this.settings.home())));
		for (String file : List.of(".env", "config/application.yaml")) {
			if (holdsSecrets(file) && isOpenToOthers(this.settings.home().resolve(file))) {
				findings.add(Finding
					.warning("%s holds secrets, and others on this host can read or change it".formatted(file))
					.remedy("chmod 600 '%s'".formatted(this.settings.home().resolve(file))));
			}
		}
		return findings;
	}

	private boolean holdsSecrets(String file) {
		return this.inForce.stream()
			.anyMatch((setting) -> setting.origin().equals(file) && setting.value() != null
					&& setting.value().contains("***"));
	}

	/** Where the file system has no such permissions, nothing is said. */
	private static boolean isOpenToOthers(Path file) {
		try {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
			return permissions.stream().anyMatch(OF_OTHERS::contains);
		}
		catch (IOException | UnsupportedOperationException ex) {
			return false;
		}
	}

}
