package io.orderarchiver.run.settings;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NotificationSettingsTests {

	@Test
	void exitCodesAreNumbersWithCommas() {
		assertThat(NotificationSettings.exitCodes(" 0, 1,12")).containsExactly(0, 1, 12);
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> NotificationSettings.exitCodes("1;2"))
			.withMessageContaining("'1;2'")
			.withMessageContaining("1,2,3,4,11,12");
	}

	@Test
	void everySettingIsKeptFromTheCommand() {
		assertThat(SettingsLoader.names())
			.containsAll(SettingsLoader
				.inForce(Map.of(), Map.of("MONGODB_URI", "mongodb://h/", "BATCH_DATABASE_PASSWORD", "p"))
				.stream()
				.map(SettingInForce::name)
				.toList())
			.contains("MONGODB_URI", "MONGODB_URI_FILE", "BATCH_DATABASE_PASSWORD", "NOTIFY_COMMAND");
	}

	@Test
	void theCommandIsNotShownForItMayHoldASecret() {
		assertThat(SettingInForce.of("NOTIFY_COMMAND", "curl https://user:pw@h/", ".env").value()).isEqualTo("***");
	}

}
