package io.orderarchiver.run.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.run.settings.Settings.JobDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SettingsLoaderTests {

	@TempDir
	private Path home;

	@Test
	void everySettingHasADefault() {
		Settings settings = load(Map.of());
		assertThat(settings.home()).isEqualTo(this.home);
		assertThat(settings.data()).isEqualTo(this.home.resolve("data"));
		assertThat(settings.mongodb().uri()).isEmpty();
		assertThat(settings.mongodb().database()).isEmpty();
		assertThat(settings.mongodb().simulationUri()).isEmpty();
		assertThat(settings.pageSize()).isEqualTo(1000);
		assertThat(settings.archivePageSize()).isEqualTo(4000);
		assertThat(settings.retries()).isEqualTo(new RetrySettings(3, Duration.ofSeconds(2)));
		assertThat(settings.indexCreation()).isEqualTo(ArchiveIndexes.Creation.CREATE_MISSING);
		assertThat(settings.archiveZone()).isEqualTo(ZoneId.of("UTC"));
		assertThat(settings.collections()).isEqualTo(CollectionNames.DEFAULT);
		assertThat(settings.jobDatabase()).isEmpty();
		assertThat(settings.mongodb().authority()).isEmpty();
		assertThat(settings.logs()).contains(new LogSettings(this.home.resolve("logs"), LogSettings.Format.PLAIN, 30));
	}

	@Test
	void everySettingIsMapped() {
		Settings settings = load(Map.ofEntries(Map.entry("MONGODB_URI", "mongodb://h/db"),
				Map.entry("MONGODB_DATABASE", "Orders"), Map.entry("SIMULATION_URI", "mongodb://localhost"),
				Map.entry("BATCH_SIZE", "500"), Map.entry("MAX_RETRIES", "0"), Map.entry("RETRY_DELAY", "500ms"),
				Map.entry("CREATE_INDEXES", "false"), Map.entry("ARCHIVE_ZONE", "Europe/Paris"),
				Map.entry("COLLECTION_COMMANDE", "O"), Map.entry("COLLECTION_CLIENT", "C"),
				Map.entry("COLLECTION_LIVREUR", "L"), Map.entry("COLLECTION_RESTAURANTS", "R"),
				Map.entry("COLLECTION_MENU", "M"), Map.entry("COLLECTION_HISTORIQUE", "H"),
				Map.entry("COLLECTION_REJETS", "X"), Map.entry("BATCH_DATABASE_URL", "jdbc:postgresql://h/jobs"),
				Map.entry("BATCH_DATABASE_USERNAME", "u"), Map.entry("BATCH_DATABASE_PASSWORD", "p4ss"),
				Map.entry("MONGODB_CA_FILE", "ca.pem"), Map.entry("LOG_DIR", "/var/log/archiver"),
				Map.entry("LOG_FORMAT", "json"), Map.entry("LOG_RETENTION_DAYS", "7"),
				Map.entry("RABBITMQ_URI", "amqp://u:p@h/v"), Map.entry("RABBITMQ_CA_FILE", "mq.pem")));
		assertThat(settings.mongodb().uri()).contains("mongodb://h/db");
		assertThat(settings.mongodb().database()).contains("Orders");
		assertThat(settings.mongodb().simulationUri()).contains("mongodb://localhost");
		assertThat(settings.batchSize()).hasValue(500);
		assertThat(settings.retries()).isEqualTo(new RetrySettings(0, Duration.ofMillis(500)));
		assertThat(settings.indexCreation()).isEqualTo(ArchiveIndexes.Creation.NEVER);
		assertThat(settings.archiveZone()).isEqualTo(ZoneId.of("Europe/Paris"));
		assertThat(settings.collections()).isEqualTo(new CollectionNames("O",
				Map.of(Dimension.CLIENT, "C", Dimension.LIVREUR, "L", Dimension.RESTAURANT, "R", Dimension.MENU, "M"),
				"H", "X"));
		assertThat(settings.jobDatabase())
			.contains(new JobDatabase("jdbc:postgresql://h/jobs", Optional.of("u"), Optional.of("p4ss")));
		assertThat(settings.rabbitmq())
			.contains(new BrokerSettings("amqp://u:p@h/v", Optional.of(this.home.resolve("mq.pem"))));
		assertThat(settings.mongodb().authority()).contains(this.home.resolve("ca.pem"));
		assertThat(settings.logs()).contains(new LogSettings(Path.of("/var/log/archiver"), LogSettings.Format.JSON, 7));
	}

	@ParameterizedTest
	@ValueSource(strings = { "none", "NONE" })
	void logsMayBeKeptInNoFile(String none) {
		assertThat(load(Map.of("LOG_DIR", none)).logs()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "s3cr3t,s3cr3t", "'s3cr3t\n',s3cr3t", "'s3cr3t\r\n',s3cr3t", "'\uFEFFs3cr3t\n\n',s3cr3t",
			"' s3 cr3t ',' s3 cr3t '", "'s3cr3t\\n',s3cr3t\\n", "pässwörd,pässwörd" })
	void aSecretMayLieInAFileOfItsOwn(String content, String secret) throws IOException {
		Files.writeString(this.home.resolve("password"), content);
		Settings settings = load(Map.of("BATCH_DATABASE_URL", "jdbc:postgresql://h/jobs",
				"BATCH_DATABASE_PASSWORD_FILE", this.home.resolve("password").toString()));
		assertThat(settings.jobDatabase().flatMap(JobDatabase::password)).contains(secret);
		assertThat(settings.redaction().apply("<" + secret + ">")).isEqualTo("<***>");
	}

	@Test
	void theUriMayLieInAFileToo() throws IOException {
		Files.writeString(this.home.resolve("uri"), "mongodb://u:s3cr3t@h/db\n");
		Settings settings = load(Map.of("MONGODB_URI_FILE", "uri"));
		assertThat(settings.mongodb().uri()).contains("mongodb://u:s3cr3t@h/db");
		assertThat(settings.redaction().apply("<s3cr3t>")).isEqualTo("<***>");
		assertThat(inForce(Map.of("MONGODB_URI_FILE", "uri")))
			.contains(new SettingInForce("MONGODB_URI", "mongodb://***@h/db", "MONGODB_URI_FILE"))
			.noneMatch((setting) -> String.valueOf(setting.value()).contains("s3cr3t"));
	}

	@Test
	void theBrokersUriMayLieInAFileToo() throws IOException {
		Files.writeString(this.home.resolve("broker"), "amqp://u:s3cr3t@h:5672/v\n");
		Settings settings = load(Map.of("RABBITMQ_URI_FILE", "broker"));
		assertThat(settings.rabbitmq().map(BrokerSettings::uri)).contains("amqp://u:s3cr3t@h:5672/v");
		assertThat(settings.redaction().apply("<s3cr3t>")).isEqualTo("<***>");
		assertThat(inForce(Map.of("RABBITMQ_URI_FILE", "broker")))
			.contains(new SettingInForce("RABBITMQ_URI", "amqp://***@h:5672/v", "RABBITMQ_URI_FILE"))
			.noneMatch((setting) -> String.valueOf(setting.value()).contains("s3cr3t"));
	}

	@ParameterizedTest
	@CsvSource({ "MONGODB_URI,mongodb://u:s3cr3t@h", "RABBITMQ_URI,amqp://u:s3cr3t@h",
			"BATCH_DATABASE_PASSWORD,s3cr3t" })
	void aSecretAndAFileWithItAreOneTooMany(String name, String value) throws IOException {
		Files.writeString(this.home.resolve(".env"), name + "=" + value);
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> load(Map.of(name + "_FILE", "file")))
			.withMessage(
					"Both %s (.env) and %s_FILE (environment) are set. Leave one of them out.".formatted(name, name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "MONGODB_URI_FILE", "RABBITMQ_URI_FILE", "BATCH_DATABASE_PASSWORD_FILE" })
	void aFileWithoutASecretIsNamed(String name) throws IOException {
		Files.writeString(this.home.resolve("empty"), "\n");
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> load(Map.of(name, "nowhere")))
			.withMessageContaining("%s names %s, which cannot be read (NoSuchFileException)".formatted(name,
					this.home.resolve("nowhere")));
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> load(Map.of(name, "empty")))
			.withMessageContaining("%s names %s, which is empty".formatted(name, this.home.resolve("empty")));
	}

	@Test
	void springsFileTreeIsRead() throws IOException {
		Path secrets = Files.createDirectory(this.home.resolve("secrets"));
		Files.writeString(secrets.resolve("MONGODB_URI"), "mongodb://u:s3cr3t@h/db\n");
		Files.writeString(secrets.resolve("BATCH_SIZE"), "7\n");
		Map<String, String> environment = Map.of("SPRING_CONFIG_IMPORT", "configtree:" + secrets + "/");
		Settings settings = load(environment);
		assertThat(settings.mongodb().uri()).contains("mongodb://u:s3cr3t@h/db");
		assertThat(settings.batchSize()).hasValue(7);
		assertThat(settings.redaction().apply("<s3cr3t>")).isEqualTo("<***>");
		assertThat(inForce(environment)).contains(new SettingInForce("MONGODB_URI", "mongodb://***@h/db", "file tree"));
	}

	@Test
	void aFileTreeThatDoesNotExistIsNamed() {
		assertThatExceptionOfType(ConfigurationException.class)
			.isThrownBy(() -> load(Map.of("SPRING_CONFIG_IMPORT", "configtree:/no/such/tree/")))
			.withMessageContaining("/no/such/tree")
			.withMessageContaining("SPRING_CONFIG_IMPORT")
			.withNoCause();
	}

	@Test
	void anOptionGoesBeforeTheEnvironmentThenTheDotEnvThenTheYaml() throws IOException {
		Map<String, String> options = new HashMap<>(Map.of("BATCH_SIZE", "1"));
		Map<String, String> environment = new HashMap<>(Map.of("BATCH_SIZE", "2"));
		Files.writeString(this.home.resolve(".env"), "BATCH_SIZE=3\n");
		Files.createDirectory(this.home.resolve("config"));
		Files.writeString(this.home.resolve("config/application.yaml"), "BATCH_SIZE: 4\n");
		assertThat(load(options, environment).batchSize()).hasValue(1);
		options.clear();
		assertThat(load(options, environment).batchSize()).hasValue(2);
		environment.clear();
		assertThat(load(options, environment).batchSize()).hasValue(3);
		Files.delete(this.home.resolve(".env"));
		assertThat(load(options, environment).batchSize()).hasValue(4);
	}

	/**
	 * What operators take as a start: each line, uncommented, is what holds anyway; but
	 * for files with secrets, which do not exist here.
	 */
	@ParameterizedTest
	@CsvSource({ ".env.example,.env", "config/application.yaml,config/application.yaml" })
	void theFilesForOperatorsNameTheDefaults(String shipped, String used) throws IOException {
		Settings defaults = load(Map.of());
		String settings = Files.readString(Path.of(shipped))
			.replaceAll("(?m)^# ?((?!MONGODB_URI_FILE|BATCH_DATABASE_PASSWORD_FILE|RABBITMQ_URI_FILE)[A-Z_]+[=:] ?.*)$",
					"$1");
		Files.createDirectories(this.home.resolve(used).getParent());
		Files.writeString(this.home.resolve(used), settings);
		Settings loaded = load(Map.of());
		assertThat(loaded.mongodb().simulationUri()).as("the file is read").isPresent();
		assertThat(loaded).usingRecursiveComparison()
			.ignoringFields("mongodb", "batchSize", "jobDatabase", "pushgateway", "sealKey", "rabbitmq", "redaction")
			.isEqualTo(defaults);
	}

	@ParameterizedTest
	@CsvSource({ "BATCH_SIZE", "MONGODB_URI", "MONGODB_DATABASE", "CREATE_INDEXES", "ARCHIVE_ZONE", "MAX_RETRIES" })
	void aBlankSettingIsNone(String name) {
		assertThat(load(Map.of(name, "  "))).usingRecursiveComparison()
			.ignoringFields("redaction")
			.isEqualTo(load(Map.of()));
	}

	@ParameterizedTest
	@CsvSource({ "5,5000", "1m,60000", "500ms,500", "0.5s,", "PT2S,2000" })
	void aDelayIsSecondsOrADuration(String text, @Nullable Long millis) {
		if (millis != null) {
			assertThat(load(Map.of("RETRY_DELAY", text)).retries().delay()).isEqualTo(Duration.ofMillis(millis));
		}
		else {
			assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> load(Map.of("RETRY_DELAY", text)));
		}
	}

	static Stream<Arguments> badValues() {
		return Stream.of(
				Arguments.of("BATCH_SIZE", "0", "BATCH_SIZE is '0', but must be a whole number from 1 to 100000."),
				Arguments.of("BATCH_SIZE", "many",
						"BATCH_SIZE is 'many', but must be a whole number from 1 to 100000."),
				Arguments.of("MANAGEMENT_PORT", "70000",
						"MANAGEMENT_PORT is '70000', but must be a whole number from 0 to 65535."),
				Arguments.of("PUSHGATEWAY_URL", "ftp://bob:secret@host",
						"PUSHGATEWAY_URL must look like http://host:9091."),
				Arguments.of("MAX_RETRIES", "-1", "MAX_RETRIES is '-1', but must be a whole number from 0 to 1000."),
				Arguments.of("RETRY_DELAY", "soon",
						"RETRY_DELAY is 'soon', but must be seconds, or a duration like 500ms, 2s or 1m."),
				Arguments.of("RETRY_DELAY", "0",
						"RETRY_DELAY is '0', but must be seconds, or a duration like 500ms, 2s or 1m."),
				Arguments.of("CREATE_INDEXES", "perhaps", "CREATE_INDEXES is 'perhaps', but must be true or false."),
				Arguments.of("ARCHIVE_ZONE", "Paris",
						"ARCHIVE_ZONE is 'Paris', but must be a time zone like UTC or Europe/Paris."),
				Arguments.of("LOG_FORMAT", "xml", "LOG_FORMAT is 'xml', but must be plain or json."),
				Arguments.of("LOG_RETENTION_DAYS", "0",
						"LOG_RETENTION_DAYS is '0', but must be a whole number from 1 to 36500."),
				Arguments.of("BATCH_DATABASE_URL", "postgres://u:s3cr3t@h/jobs",
						"BATCH_DATABASE_URL must look like jdbc:postgresql://host:5432/database."
								+ " Without it, the job repository is a file."));
	}

	@ParameterizedTest
	@MethodSource("badValues")
	void aBadValueIsNamedWithWhatIsAllowed(String name, String value, String message) {
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> load(Map.of(name, value)))
			.withMessage(message);
	}

	@Test
	void twoCollectionsOfOneNameAreRefused() {
		assertThatExceptionOfType(ConfigurationException.class)
			.isThrownBy(() -> load(Map.of("COLLECTION_HISTORIQUE", "Commande")))
			.withMessageContaining("two collections share a name");
	}

	@Test
	void aHomeThatIsNoDirectoryIsRefused() {
		String nowhere = this.home.resolve("nowhere").toString();
		assertThatExceptionOfType(ConfigurationException.class)
			.isThrownBy(() -> SettingsLoader.load(Map.of(), Map.of("ORDER_ARCHIVER_HOME", nowhere)))
			.withMessageContaining(nowhere);
	}

	@Test
	void theFileOfTheServicesStandsBelowTheEnvironmentAndAboveDotEnv() throws IOException {
		Path file = Files.writeString(this.home.resolve("of the services"),
				"MAX_RETRIES=1\nBATCH_SIZE=2\nLOG_DIR=\"a & b $x #1 100%\"\n");
		Files.writeString(this.home.resolve(".env"), "MAX_RETRIES=3\nBATCH_SIZE=4\nLOG_DIR=c\nLOG_RETENTION_DAYS=5\n");
		Map<String, String> environment = Map.of("ORDER_ARCHIVER_ENVIRONMENT_FILE", file.toString(), "MAX_RETRIES",
				"6");
		assertThat(inForce(environment)).contains(new SettingInForce("MAX_RETRIES", "6", "environment"),
				new SettingInForce("BATCH_SIZE", "2", file.toString()),
				new SettingInForce("LOG_DIR", "a & b $x #1 100%", file.toString()),
				new SettingInForce("LOG_RETENTION_DAYS", "5", ".env"),
				new SettingInForce("ORDER_ARCHIVER_ENVIRONMENT_FILE", file.toString(), "environment"));
		assertThat(load(Map.of("BATCH_SIZE", "7"), environment).batchSize()).hasValue(7);
	}

	@Test
	void aTreeOfSecretsIsFoundByTheFileOfTheServicesToo() throws IOException {
		Path secrets = Files.createDirectory(this.home.resolve("secrets"));
		Files.writeString(secrets.resolve("MONGODB_URI"), "mongodb://db/Ubereats");
		Path file = Files.writeString(this.home.resolve("of the services"),
				"SPRING_CONFIG_IMPORT=configtree:" + secrets + "/\n");
		assertThat(load(Map.of("ORDER_ARCHIVER_ENVIRONMENT_FILE", file.toString())).mongodb().uri())
			.contains("mongodb://db/Ubereats");
	}

	@Test
	void servicesAreNotGivenAnotherHomeThanCommandsThatAreTyped() throws IOException {
		Path file = Files.writeString(this.home.resolve("of the services"), "ORDER_ARCHIVER_HOME=/srv/elsewhere\n");
		assertThatExceptionOfType(ConfigurationException.class)
			.isThrownBy(() -> load(Map.of("ORDER_ARCHIVER_ENVIRONMENT_FILE", file.toString())))
			.withMessageContaining(file.toString())
			.withMessageContaining("'/srv/elsewhere'")
			.withMessageContaining("'" + this.home + "'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "BATCH_SIZE: [1", "a:\n\t- s3cr3t: : :" })
	void aYamlThatCannotBeReadIsRefusedWithoutItsContent(String yaml) throws IOException {
		Files.createDirectory(this.home.resolve("config"));
		Files.writeString(this.home.resolve("config/application.yaml"), yaml);
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> load(Map.of()))
			.withMessageContaining("application.yaml")
			.withMessageNotContaining("s3cr3t")
			.withNoCause();
	}

	@ParameterizedTest
	@ValueSource(strings = { "p${x}y", "${x:y}", "${", "#{1+1}", "p$1" })
	void aPasswordIsTakenAsItIs(String password) {
		String uri = "mongodb://u:" + password + "@h/db";
		assertThat(load(Map.of("MONGODB_URI", uri)).mongodb().uri()).contains(uri);
	}

	@ParameterizedTest
	@CsvSource({ "MONGODB_URI,mongodb://u:s3cr3t@h/db", "SIMULATION_URI,mongodb://u:s3cr3t@localhost",
			"BATCH_DATABASE_PASSWORD,s3cr3t", "RABBITMQ_URI,amqp://u:s3cr3t@h:5672/v",
			"BATCH_DATABASE_URL,jdbc:postgresql://h/jobs?user=u&password=s3cr3t&ssl=true",
			"MONGODB_URI,mongodb://u:s3cr3t@h/?tls=true&tlsCertificateKeyFilePassword=k3y",
			"MONGODB_URI,mongodb://u:p4ss@h/?tls=true&tlsCertificateKeyFilePassword=s3cr3t",
			"MONGODB_URI,mongodb://h/?proxyHost=p&proxyPassword=s3cr3t",
			"MONGODB_URI,'mongodb://h/?authMechanismProperties=AWS_SESSION_TOKEN:s3cr3t,A:b'",
			"BATCH_DATABASE_URL,jdbc:postgresql://h/jobs?sslpassword=s3cr3t&password=p4ss" })
	void everySecretIsRemovedFromText(String name, String value) {
		assertThat(load(Map.of(name, value)).redaction().apply("s3cr3t, says the driver"))
			.isEqualTo("***, says the driver");
	}

	private List<SettingInForce> inForce(Map<String, String> environment) {
		Map<String, String> process = new HashMap<>(environment);
		process.put("ORDER_ARCHIVER_HOME", this.home.toString());
		return SettingsLoader.inForce(Map.of(), process);
	}

	private Settings load(Map<String, String> environment) {
		return load(Map.of(), environment);
	}

	private Settings load(Map<String, String> options, Map<String, String> environment) {
		Map<String, String> process = new HashMap<>(environment);
		process.put("ORDER_ARCHIVER_HOME", this.home.toString());
		return SettingsLoader.load(options, process);
	}

}
