package io.orderarchiver.doctor;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.run.settings.SettingInForce;
import io.orderarchiver.run.settings.Settings;

/**
 * Whether the settings can be read, and whether only their owner can read the secrets.
 */
final class SettingsCheck {

	private static final String DOT_ENV = ".env";

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
		for (String file : List.of(DOT_ENV, "config/application.yaml")) {
			if ((file.equals(DOT_ENV) || holdsSecrets(file))
					&& PrivateFiles.isOpenToOthers(this.settings.home().resolve(file))) {
				findings.add(Finding
					.warning("%s is where secrets are, and others on this host can read or change it".formatted(file))
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

}
