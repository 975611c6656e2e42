package io.orderarchiver.command.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import io.orderarchiver.OrderArchiver;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.testing.ChildJvm;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NotificationsIT extends CommandFixture {

	@Test
	void whoeverWantsToKnowIsToldHowAnArchiveEndedWithoutSecrets() throws IOException {
		Path told = this.home.resolve("told.json");
		Map<String, String> variables = new HashMap<>(
				Map.of("MONGODB_URI", "mongodb://u:Geh3im@127.0.0.1:1/Ubereats?serverSelectionTimeoutMS=500",
						"NOTIFY_COMMAND", "cat >'%s'; env >>'%s'".formatted(told, told)));
		try (ChildJvm archive = start(variables, "archive", "--date-from", "2025-02-30")) {
			assertThat(archive.awaitExit()).isEqualTo(2);
		}
		assertThat(Files.readString(told))
			.startsWith("{\"command\":\"archive\",\"exitCode\":2,\"reason\":\"--date-from")
			.doesNotContain("Geh3im", "NOTIFY_COMMAND=", "MONGODB_URI=");
		Files.delete(told);
		variables.put("NOTIFY_ON", "1");
		try (ChildJvm archive = start(variables, "archive", "--bogus")) {
			assertThat(archive.awaitExit()).isEqualTo(2);
		}
		assertThat(told).doesNotExist();
	}

	private ChildJvm start(Map<String, String> variables, String... args) throws IOException {
		Map<String, String> environment = new HashMap<>(Map.of("ORDER_ARCHIVER_HOME", this.home.toString(),
				"MONGODB_URI", "", "MONGODB_DATABASE", "", "BATCH_DATABASE_URL", "", "SIMULATION_URI", ""));
		environment.putAll(variables);
		return ChildJvm.start(OrderArchiver.class, environment, this.home.resolve("output.log"), args);
	}

}
