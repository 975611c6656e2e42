package io.orderarchiver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import javax.xml.parsers.DocumentBuilderFactory;

import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.testing.Manual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators take from {@code config/} agrees with the program and with itself. */
class DeploymentFilesTests {

	private static final Path CONFIG = Path.of("config");

	private static final Path DEBIAN = Path.of("src/main/distribution/debian");

	private static final String HOME = "/var/lib/order-archiver";

	private static final String PORT = "9464";

	/** What Java, the launcher or the scheduler reads, and no setting of the program. */
	private static final Set<String> OF_OTHERS = Set.of("JAVA_HOME", "JAVA_OPTS", "MAILTO", "POSTGRES_DB",
			"POSTGRES_USER", "POSTGRES_PASSWORD", "RABBITMQ_DEFAULT_USER", "RABBITMQ_DEFAULT_PASS",
			"RABBITMQ_DEFAULT_VHOST");

	/** Secrets, and where files are looked for. */
	private static final Pattern NOT_IN_A_FILE = Pattern
		.compile("(?:MONGODB|RABBITMQ)_URI|.*_PASSWORD|ORDER_ARCHIVER_.*");

	@Test
	void everyVariableIsASettingThatTheProgramKnows() throws IOException {
		Set<String> known = settings();
		known.addAll(OF_OTHERS);
		assertThat(variables("docker/Dockerfile", "(?m)^(?:ENV| {4})\\s*([A-Z_]+)=")).isNotEmpty().isSubsetOf(known);
		assertThat(variables("docker/compose.yaml", "(?m)^\\s+([A-Z_]+): ")).isNotEmpty().isSubsetOf(known);
		assertThat(variables("kubernetes/order-archiver.yaml", "(?m)^\\s+(?:- name: )?([A-Z_]{2,})(?:: .*)?$"))
			.contains("MONGODB_URI", "ARCHIVE_ZONE")
			.isSubsetOf(known);
		assertThat(variables("schedulers.md", "(?m)^([A-Z_]+)=")).isNotEmpty().isSubsetOf(known);
		for (String unit : List.of("watch", "archive", "worker@")) {
			assertThat(variables("systemd/order-archiver-%s.service".formatted(unit), "(?m)^Environment=([A-Z_]+)="))
				.isNotEmpty()
				.isSubsetOf(known);
		}
	}

	@Test
	void applicationYamlExplainsEverySettingAndSetsNone() throws IOException {
		assertThat(documents("application.yaml")).allMatch(Objects::isNull);
		Set<String> explained = variables("application.yaml", "(?m)^# ([A-Z_]+):");
		Set<String> expected = settings();
		expected.removeIf((name) -> NOT_IN_A_FILE.matcher(name).matches());
		assertThat(explained).isEqualTo(expected);
	}

	@Test
	void exampleOfADotEnvNamesOnlySettings() throws IOException {
		String example = Files.readString(Path.of(".env.example"));
		assertThat(found(example, "(?m)^(?:# )?([A-Z_]+)=")).contains("MONGODB_URI").isSubsetOf(settings());
	}

	@Test
	void theImageKeepsItsHomeWhereContainersMountIt() throws IOException {
		String dockerfile = read("docker/Dockerfile");
		assertThat(dockerfile).contains("ORDER_ARCHIVER_HOME=" + HOME, "VOLUME " + HOME, "EXPOSE " + PORT,
				"MANAGEMENT_PORT=" + PORT, "http://127.0.0.1:" + PORT + "/actuator/health/");
		assertThat(read("docker/compose.yaml")).contains(":" + HOME + "\n", ":" + PORT + ":" + PORT + "\"");
		assertThat(read("kubernetes/order-archiver.yaml")).contains("mountPath: " + HOME + "\n",
				"containerPort: " + PORT + "\n", "prometheus.io/port: \"" + PORT + "\"");
		assertThat(found(dockerfile, "(?m)^USER (\\d+)"))
			.isEqualTo(found(read("kubernetes/order-archiver.yaml"), "runAsUser: (\\d+)"));
	}

	@Test
	void theImageIsBuiltFromWhatTheBuildMakes() throws IOException {
		assertThat(read("docker/Dockerfile")).contains("-Pdistribution", "-Dskip.warm-up=true",
				"/build/target/order-archiver /opt/order-archiver", "/opt/order-archiver/bin/order-archiver warm-up");
		assertThat(Files.readString(Path.of("pom.xml"))).contains("<id>distribution</id>", "<skip.warm-up>");
		assertThat(read("docker/Dockerfile.dockerignore")).startsWith("#")
			.contains("\n*\n", "\n!src/main\n", "\n!src/site\n")
			.doesNotContain("!.env\n");
	}

	@Test
	void unitsNameAPageOfTheManual() throws IOException {
		for (String unit : List.of("watch.service", "archive.service", "archive.timer", "worker@.service")) {
			assertThat(variables("systemd/order-archiver-" + unit,
					"(?m)^Documentation=file:/opt/order-archiver/doc/(.+)$"))
				.singleElement()
				.satisfies((page) -> assertThat(Manual.DIRECTORY.resolve(page)).exists());
		}
	}

	@Test
	void theSettingsOfThePackageSetNothing() throws IOException {
		String settings = Files.readString(DEBIAN.resolve("environment"));
		assertThat(settings.lines()).allMatch((line) -> line.isEmpty() || line.startsWith("#"));
		Set<String> known = settings();
		known.addAll(OF_OTHERS);
		assertThat(found(settings, "(?m)^# ([A-Z_]+)=")).contains("MONGODB_URI").isSubsetOf(known);
	}

	@Test
	void thePackageLooksWhereItsServicesDo() throws IOException {
		for (String file : List.of("order-archiver", "control/postinst")) {
			assertThat(Files.readString(DEBIAN.resolve(file))).as(file)
				.contains("home=" + HOME + "\n", "settings=/etc/order-archiver/environment\n", "user=order-archiver\n");
		}
		String stage = Files.readString(DEBIAN.resolve("stage.xml"));
		Set<String> moved = found(stage, "from=\"(/opt/[^\"]+)\"");
		for (String unit : List.of("watch.service", "archive.service", "archive.timer")) {
			String text = read("systemd/order-archiver-" + unit);
			assertThat(found(text, "(/opt/order-archiver/[a-z]+/)")).as(unit).isNotEmpty().isSubsetOf(moved);
			assertThat(text).doesNotContain("/usr/share");
			if (unit.endsWith(".service")) {
				assertThat(text).contains("User=order-archiver\n", "ORDER_ARCHIVER_HOME=" + HOME + "\n",
						"EnvironmentFile=-/etc/order-archiver/environment\n");
			}
		}
	}

	@Test
	void servicesDoNotRepeatWhatRepeatingCannotMend() throws IOException {
		assertThat(read("systemd/order-archiver-watch.service")).contains("Restart=on-failure\n",
				"RestartPreventExitStatus=%d %d\n".formatted(ExitStatus.USAGE.code(), ExitStatus.TOKEN_LOST.code()));
		assertThat(read("systemd/order-archiver-worker@.service")).contains("Restart=on-failure\n",
				"RestartPreventExitStatus=%d\n".formatted(ExitStatus.USAGE.code()));
		assertThat(read("systemd/order-archiver-archive.service")).contains("Restart=on-failure\n",
				"SuccessExitStatus=%d\n".formatted(ExitStatus.STOPPED.code()), "RestartPreventExitStatus=%d %d "
					.formatted(ExitStatus.USAGE.code(), ExitStatus.COMPLETE_WITH_REJECTS.code()));
		assertThat(read("kubernetes/order-archiver.yaml"))
			.contains("values: [%d, %d]\n".formatted(ExitStatus.USAGE.code(), ExitStatus.COMPLETE_WITH_REJECTS.code()));
	}

	@Test
	void servicesAreHardenedAlike() throws IOException {
		String marker = "# Hardening";
		String watch = read("systemd/order-archiver-watch.service");
		String archive = read("systemd/order-archiver-archive.service");
		assertThat(archive.substring(archive.indexOf(marker))).contains("ProtectSystem=strict")
			.isEqualTo(watch.substring(watch.indexOf(marker), watch.indexOf("\n[Install]")));
		String worker = read("systemd/order-archiver-worker@.service");
		assertThat(worker.substring(worker.indexOf(marker))).isEqualTo(watch.substring(watch.indexOf(marker)));
	}

	@Test
	void aWatchWithItsStandbyAndANightlyArchiveRunInACluster() throws IOException {
		List<Map<String, Object>> objects = new ArrayList<>();
		for (Object document : documents("kubernetes/order-archiver.yaml")) {
			objects.add(mapping(document));
		}
		assertThat(objects).extracting((each) -> each.get("kind"))
			.containsExactly("Secret", "Deployment", "Deployment", "CronJob");
		Map<String, Object> deployment = mapping(objects.get(1).get("spec"));
		assertThat(deployment).containsEntry("replicas", 2).containsEntry("strategy", Map.of("type", "Recreate"));
		assertThat(read("kubernetes/order-archiver.yaml")).contains("[\"watch\", \"--standby\",");
		assertThat(mapping(objects.get(3).get("spec"))).containsEntry("concurrencyPolicy", "Forbid")
			.containsEntry("schedule", "0 2 * * *");
	}

	@Test
	void workersOfOneVersionRunInACluster() throws IOException {
		Map<String, Object> workers = mapping(documents("kubernetes/order-archiver.yaml").get(2));
		assertThat(mapping(workers.get("metadata"))).containsEntry("name", "order-archiver-worker");
		assertThat(mapping(workers.get("spec"))).containsEntry("strategy", Map.of("type", "Recreate"));
		assertThat(read("kubernetes/order-archiver.yaml")).contains("[\"worker\",", "  RABBITMQ_URI: amqp");
	}

	@Test
	void theScaleProfileBringsWhatWorkersNeedAndTwoOfThem() throws IOException {
		Map<String, Object> services = mapping(mapping(documents("docker/compose.yaml").get(0)).get("services"));
		List<String> profile = List.of("postgres", "rabbitmq", "worker");
		assertThat(profile).allSatisfy(
				(service) -> assertThat(mapping(services.get(service))).containsEntry("profiles", List.of("scale")));
		Map<String, Object> worker = mapping(services.get("worker"));
		assertThat(mapping(worker.get("deploy"))).containsEntry("replicas", 2);
		assertThat(mapping(worker.get("environment"))).containsKeys("MONGODB_URI", "BATCH_DATABASE_URL",
				"RABBITMQ_URI");
		assertThat(mapping(worker.get("depends_on"))).containsKeys("mongodb", "postgres", "rabbitmq");
		assertThat(mapping(services.get("archive-remote")).get("command")).asString().contains("--workers, remote");
	}

	@Test
	void composeStartsTheWatchOnceTheReplicaSetIsThere() throws IOException {
		Map<String, Object> services = mapping(mapping(documents("docker/compose.yaml").get(0)).get("services"));
		assertThat(services).containsOnlyKeys("mongodb", "simulate", "watch", "archive", "postgres", "rabbitmq",
				"worker", "archive-remote");
		Map<String, Object> watch = mapping(services.get("watch"));
		assertThat(mapping(watch.get("depends_on"))).containsEntry("mongodb", Map.of("condition", "service_healthy"));
		assertThat(mapping(watch.get("environment"))).extractingByKey("MONGODB_URI")
			.asString()
			.contains("replicaSet=rs0");
		assertThat(mapping(services.get("mongodb"))).extractingByKey("command").asString().contains("--replSet, rs0");
	}

	@Test
	void windowsStartsTheLauncherEveryNightAtTwo() throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		try (InputStream in = Files.newInputStream(CONFIG.resolve("windows/order-archiver-archive.xml"))) {
			Document task = factory.newDocumentBuilder().parse(in);
			assertThat(text(task, "StartBoundary")).endsWith("T02:00:00");
			assertThat(text(task, "DaysInterval")).isEqualTo("1");
			assertThat(text(task, "MultipleInstancesPolicy")).isEqualTo("IgnoreNew");
			assertThat(text(task, "Command")).isEqualTo("C:\\order-archiver\\bin\\order-archiver.cmd");
			assertThat(text(task, "Arguments")).startsWith("archive ");
		}
		assertThat(Path.of("src/main/distribution/bin/order-archiver.cmd")).isRegularFile();
	}

	private static String text(Document document, String element) {
		return document.getElementsByTagName(element).item(0).getTextContent();
	}

	private static Set<String> settings() {
		return new TreeSet<>(Manual.ENGLISH.settings().keySet());
	}

	private static Set<String> variables(String file, String pattern) throws IOException {
		return found(read(file), pattern);
	}

	private static Set<String> found(String text, String pattern) {
		return Pattern.compile(pattern)
			.matcher(text)
			.results()
			.map((MatchResult result) -> result.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<Object> documents(String file) throws IOException {
		Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
		try (Stream<Object> documents = StreamSupport.stream(yaml.loadAll(read(file)).spliterator(), false)) {
			return documents.collect(Collectors.toCollection(ArrayList::new));
		}
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> mapping(@Nullable Object yaml) {
		return (Map<String, Object>) Objects.requireNonNull(yaml);
	}

	private static String read(String file) throws IOException {
		return Files.readString(CONFIG.resolve(file));
	}

}
