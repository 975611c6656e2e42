package io.orderarchiver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.orderarchiver.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code doctor} shows what each setting is and whence, and nothing secret. */
class DoctorSettingsIT {

	@TempDir
	Path home;

	@TempDir
	Path elsewhere;

	@Test
	void everySettingIsShownWithItsOriginAndWithoutSecrets() throws IOException {
		Files.writeString(this.home.resolve("uri"),
				"mongodb://user:S3cr%21tPw@127.0.0.1:1/Orders?serverSelectionTimeoutMS=300\n");
		Files.writeString(this.home.resolve(".env"), "LOG_DIR=protocol\nBATCH_DATABASE_PASSWORD=S3cr!tPw\n");
		Files.createDirectory(this.home.resolve("config"));
		Files.writeString(this.home.resolve("config").resolve("application.yaml"), "MANAGEMENT_PORT: 0\n");
		List<Path> before = files();
		String output = doctor(
				Map.of("MONGODB_URI_FILE", "uri", "PUSHGATEWAY_URL", "http://user:S3cr%21tPw@127.0.0.1:1", "BATCH_SIZE",
						"500", "BATCH_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/jobs?user=u&sslpassword=S3cr%21tPw",
						"RABBITMQ_URI", "amqp://user:S3cr%21tPw@127.0.0.1:1/jobs"));
		assertThat(output).doesNotContain("S3cr", "tPw");
		assertThat(files()).as("what looking made").isEqualTo(before);
		Map<String, JsonNode> settings = settings(output);
		assertThat(settings.keySet()).containsAll(documented());
		assertSetting(settings, "MONGODB_URI", "mongodb://***@127.0.0.1:1/Orders", "MONGODB_URI_FILE");
		assertSetting(settings, "MONGODB_URI_FILE", "uri", "environment");
		assertSetting(settings, "BATCH_DATABASE_PASSWORD", "***", ".env");
		assertSetting(settings, "PUSHGATEWAY_URL", "http://***@127.0.0.1:1", "environment");
		assertSetting(settings, "RABBITMQ_URI", "amqp://***@127.0.0.1:1/jobs", "environment");
		assertSetting(settings, "BATCH_SIZE", "500", "environment");
		assertSetting(settings, "LOG_DIR", "protocol", ".env");
		assertSetting(settings, "MANAGEMENT_PORT", "0", "config/application.yaml");
		assertSetting(settings, "MANAGEMENT_ADDRESS", "127.0.0.1", "default");
	}

	/** Every setting that the example names. */
	private static List<String> documented() throws IOException {
		return Pattern.compile("(?m)^(?:# )?([A-Z_]+)=|\\b([A-Z_]+_FILE)\\b")
			.matcher(Files.readString(Path.of(".env.example")))
			.results()
			.map((found) -> (found.group(1) != null) ? found.group(1) : found.group(2))
			.distinct()
			.toList();
	}

	private String doctor(Map<String, String> settings) throws IOException {
		Map<String, String> environment = new HashMap<>(Map.of("ORDER_ARCHIVER_HOME", this.home.toString(),
				"MONGODB_URI", "", "MONGODB_DATABASE", "", "SIMULATION_URI", ""));
		environment.putAll(settings);
		try (ChildJvm child = ChildJvm.start(OrderArchiver.class, environment, this.elsewhere.resolve("output"),
				"doctor", "--output", "json")) {
			assertThat(child.awaitExit()).as(child.output()).isEqualTo(1);
			return child.output();
		}
	}

	private static Map<String, JsonNode> settings(String output) {
		String json = output.lines().filter((line) -> line.startsWith("{")).findFirst().orElseThrow();
		Map<String, JsonNode> settings = new HashMap<>();
		JsonMapper.shared()
			.readTree(json.getBytes(StandardCharsets.UTF_8))
			.get("settings")
			.forEach((setting) -> settings.put(setting.get("name").asString(), setting));
		return settings;
	}

	private static void assertSetting(Map<String, JsonNode> settings, String name, String value, String origin) {
		JsonNode setting = Objects.requireNonNull(settings.get(name), name);
		assertThat(setting.get("value").asString()).as(name).isEqualTo(value);
		assertThat(setting.get("origin").asString()).as(name).isEqualTo(origin);
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.home)) {
			return files.sorted().toList();
		}
	}

}
