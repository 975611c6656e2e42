package io.orderarchiver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.sun.net.httpserver.HttpServer;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a start fails by, its password is in no output, no log file, no metric and no
 * table of the job repository, neither in clear nor percent-encoded, not even in part.
 */
@SuppressWarnings("NullAway.Init")
class SecretsIT {

	private static final String PASSWORD = "S3cr!tPw";

	private static final String ENCODED = "S3cr%21tPw";

	private static final String[] PIECES = { "S3cr", "tPw" };

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(SecretsIT.class);

	@TempDir
	Path home;

	/** What was pushed: addresses and bodies. */
	private final Queue<String> metrics = new ConcurrentLinkedQueue<>();

	private HttpServer pushgateway;

	@BeforeEach
	void takeMetrics() throws IOException {
		this.pushgateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.pushgateway.createContext("/", (exchange) -> {
			this.metrics.add(exchange.getRequestURI() + "\n"
					+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		this.pushgateway.start();
	}

	@AfterEach
	void stop() {
		this.pushgateway.stop(0);
	}

	static Stream<FailingStart> failingStarts() {
		String host = new ConnectionString(mongo.uri()).getHosts().get(0);
		String nowhere = "mongodb://user:" + ENCODED + "@127.0.0.1:1/?serverSelectionTimeoutMS=500";
		String refusing = "mongodb://user:" + ENCODED + "@" + host
				+ "/?directConnection=true&serverSelectionTimeoutMS=5000";
		String broker = "amqp://user:" + ENCODED + "@127.0.0.1:1/%2f";
		String willing = withOption(mongo.uri(), "tlsCertificateKeyFilePassword=" + ENCODED);
		return Stream.of(new FailingStart("nothing listens", 1, "archive", Map.of("MONGODB_URI", nowhere)),
				new FailingStart("nothing listens for a watch", 1, "watch", Map.of("MONGODB_URI", nowhere)),
				new FailingStart("nothing listens for a simulation", 1, "simulate --yes",
						Map.of("MONGODB_URI", nowhere, "LOG_FORMAT", "json")),
				new FailingStart("credentials are refused", 1, "archive",
						Map.of("MONGODB_URI", refusing, "LOG_FORMAT", "json")),
				new FailingStart("TLS is refused", 1, "archive",
						Map.of("MONGODB_URI", refusing + "&tls=true&connectTimeoutMS=1000")),
				new FailingStart("not encoded", 2, "archive",
						Map.of("MONGODB_URI", "mongodb://user:S3cr!t/Pw@127.0.0.1:1/")),
				new FailingStart("not encoded either", 2, "archive",
						Map.of("MONGODB_URI", "mongodb://user:S3cr!t@Pw@127.0.0.1:1/")),
				new FailingStart("another scheme", 2, "archive",
						Map.of("MONGODB_URI", "postgres://user:" + PASSWORD + "@127.0.0.1:1/")),
				new FailingStart("uri in a file", 1, "archive", Map.of("MONGODB_URI_FILE", "<" + nowhere)),
				new FailingStart("uri in a file and besides", 2, "archive",
						Map.of("MONGODB_URI", nowhere, "MONGODB_URI_FILE", "<" + nowhere)),
				new FailingStart("two databases", 2, "archive",
						Map.of("MONGODB_URI", nowhere.replace("/?", "/Orders?"), "MONGODB_DATABASE", "Ubereats")),
				new FailingStart("a bad line in .env", 2, "archive", Map.of(".env", "<" + PASSWORD)),
				new FailingStart("a bad yaml", 2, "archive",
						Map.of("config/application.yaml", "<MONGODB_URI: '" + nowhere + "\n\t" + PASSWORD)),
				new FailingStart("a simulation elsewhere", 2, "archive --simulation",
						Map.of("SIMULATION_URI", "mongodb://user:" + ENCODED + "@192.0.2.1/")),
				new FailingStart("no job repository", 1, "archive",
						Map.of("MONGODB_URI", mongo.uri(), "MONGODB_DATABASE", mongo.databaseName(),
								"BATCH_DATABASE_URL",
								"jdbc:postgresql://127.0.0.1:1/jobs?user=u&sslpassword=" + ENCODED,
								"BATCH_DATABASE_PASSWORD_FILE", "<" + PASSWORD)),
				new FailingStart("no broker", 1, "archive --workers remote", withBroker("RABBITMQ_URI", broker)),
				new FailingStart("no broker for a worker", 1, "worker", withBroker("RABBITMQ_URI", broker)),
				new FailingStart("a broker in a file", 1, "worker", withBroker("RABBITMQ_URI_FILE", "<" + broker)),
				new FailingStart("a broker that is none", 2, "worker",
						withBroker("RABBITMQ_URI", "https://user:" + ENCODED + "@127.0.0.1:1/")),
				new FailingStart("a run that fails", 1, "archive --max-rejects 0",
						Map.of("MONGODB_URI", willing, "MONGODB_DATABASE", mongo.databaseName())));
	}

	/** The job repository is not there either, but is only asked after the broker. */
	private static Map<String, String> withBroker(String name, String value) {
		return Map.of("MONGODB_URI", mongo.uri(), "MONGODB_DATABASE", mongo.databaseName(), "MANAGEMENT_PORT", "0",
				"BATCH_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/jobs", name, value);
	}

	private static String withOption(String uri, String option) {
		return uri + (uri.contains("?") ? "&" : uri.matches("mongodb://[^/]+") ? "/?" : "?") + option;
	}

	@ParameterizedTest
	@MethodSource("failingStarts")
	void thePasswordIsNowhere(FailingStart start) throws IOException, SQLException {
		Town town = Town.in(mongo.database());
		town.place(town.order("CMD-1").append("numero_commande", 5));
		Path output = this.home.resolve("output");
		Map<String, String> environment = environment(start.settings());
		Set<Path> given = files();
		try (ChildJvm child = ChildJvm.start(OrderArchiver.class, environment, output,
				(start.command() + " --verbose").split(" "))) {
			assertThat(child.awaitExit()).as(child.output()).isEqualTo(start.exitCode());
			assertThat(child.output()).isNotBlank().doesNotContain(PIECES);
		}
		for (Path file : files()) {
			if (!given.contains(file)) {
				assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString())
					.doesNotContain(PIECES);
			}
		}
		assertThat(jobRepository()).doesNotContain(PIECES);
		assertThat(String.join("\n", this.metrics)).doesNotContain(PIECES);
	}

	@Test
	void allThatIsSearchedIsReallyThere() throws IOException, SQLException {
		thePasswordIsNowhere(failingStarts().reduce((first, second) -> second).orElseThrow());
		assertThat(jobRepository()).contains("BATCH_JOB_EXECUTION", "FAILED");
		assertThat(files()).anyMatch((file) -> file.toString().endsWith(".log"));
		assertThat(this.metrics).anyMatch((pushed) -> pushed.contains("order_archiver_"));
	}

	/** A value that begins with {@code <} lies in a file. */
	private Map<String, String> environment(Map<String, String> settings) throws IOException {
		Map<String, String> environment = new HashMap<>(Map.of("MONGODB_URI", "", "MONGODB_DATABASE", "",
				"BATCH_DATABASE_URL", "", "SIMULATION_URI", "", "PUSHGATEWAY_URL",
				"http://user:" + ENCODED + "@127.0.0.1:" + this.pushgateway.getAddress().getPort(),
				"ORDER_ARCHIVER_HOME", this.home.toString()));
		for (Map.Entry<String, String> setting : settings.entrySet()) {
			String value = setting.getValue();
			if (value.startsWith("<")) {
				Path file = this.home.resolve(setting.getKey());
				Files.createDirectories(file.resolveSibling("."));
				Files.writeString(file, value.substring(1) + "\n");
				value = setting.getKey();
			}
			if (setting.getKey().matches("[A-Z_]+")) {
				environment.put(setting.getKey(), value);
			}
		}
		return environment;
	}

	private Set<Path> files() throws IOException {
		try (Stream<Path> files = Files.walk(this.home)) {
			return Set.copyOf(files.filter(Files::isRegularFile).toList());
		}
	}

	/** All its tables, as SQL; nothing if no run has come so far. */
	private String jobRepository() throws IOException, SQLException {
		Path file = this.home.resolve("data").resolve("job-repository");
		Path password = file.resolveSibling("job-repository.password");
		if (!Files.exists(password)) {
			return "";
		}
		StringBuilder sql = new StringBuilder();
		try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + file + ";AUTO_SERVER=TRUE",
				"order-archiver", Files.readString(password).strip());
				Statement statement = connection.createStatement();
				ResultSet lines = statement.executeQuery("SCRIPT")) {
			while (lines.next()) {
				sql.append(lines.getString(1)).append('\n');
			}
		}
		return sql.toString();
	}

	/**
	 * A start that fails.
	 *
	 * @param name why
	 * @param exitCode how it ends
	 * @param command what is typed
	 * @param settings its environment; what begins with {@code <} lies in a file
	 */
	record FailingStart(String name, int exitCode, String command, Map<String, String> settings) {

		@Override
		public String toString() {
			return this.name;
		}

	}

}
