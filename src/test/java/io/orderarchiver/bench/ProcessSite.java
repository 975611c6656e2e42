package io.orderarchiver.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.testing.TestPostgres;
import io.orderarchiver.testing.TestRabbit;
import org.opentest4j.TestAbortedException;

import static org.awaitility.Awaitility.await;

/**
 * Starts processes of the distribution, each measured one on a job repository that holds
 * no run.
 *
 * @param site where the orders are
 * @param home their home
 * @param postgres the PostgreSQL of shared runs, if there is one
 * @param rabbit the RabbitMQ of shared runs, if there is one
 */
record ProcessSite(BenchSite site, Path home, Optional<String> postgres, Optional<String> rabbit) {

	private static final Path LAUNCHER = Path.of("target", "order-archiver", "bin", "order-archiver").toAbsolutePath();

	private static final Pattern READ = Pattern.compile("\"read\"\\s*:\\s*(\\d+)");

	/** Of this process's children that have ended, in clock ticks, see proc(5). */
	private static final int CHILDREN_USER = 13;

	private static final double TICKS_PER_SECOND = 100;

	private static final int FIRST_PORT = 19470;

	static ProcessSite of(BenchSite site, Path home) {
		return new ProcessSite(site, home, TestPostgres.url(), findRabbit());
	}

	private static Optional<String> findRabbit() {
		try {
			return Optional.of(TestRabbit.uri());
		}
		catch (TestAbortedException ex) {
			return Optional.empty();
		}
	}

	boolean isShared() {
		return this.postgres.isPresent() && this.rabbit.isPresent();
	}

	/** Starts an archive, and waits for its end. */
	Cost archive(ProcessCase measured) {
		try {
			Path directory = Files.createTempDirectory(this.home, "run");
			String schema = "bench_" + UUID.randomUUID().toString().replace("-", "");
			Map<String, String> environment = environment(measured, directory, schema);
			List<Process> workers = new ArrayList<>();
			try {
				for (int i = 0; i < measured.workers(); i++) {
					workers.add(worker(environment, directory, FIRST_PORT + i));
				}
				return archive(measured, environment, directory, workers);
			}
			finally {
				workers.forEach(Process::destroyForcibly);
				if (measured.isShared()) {
					execute("DROP SCHEMA " + schema + " CASCADE");
				}
			}
		}
		catch (IOException | SQLException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Cost archive(ProcessCase measured, Map<String, String> environment, Path directory, List<Process> workers)
			throws IOException, InterruptedException {
		Path output = directory.resolve("archive.json");
		List<String> arguments = new ArrayList<>(List.of("archive", "--output", "json", "--no-progress"));
		arguments.addAll(measured.arguments());
		double before = endedChildrenSeconds() + seconds(workers);
		Cost.Meter meter = Cost.Meter.start(this.site.database());
		int exitCode = start(environment, arguments, output, directory.resolve("archive.log")).waitFor();
		double used = endedChildrenSeconds() + seconds(workers) - before;
		if (exitCode != 0) {
			throw new IllegalStateException(
					"exit code " + exitCode + ": " + Files.readString(directory.resolve("archive.log")));
		}
		return meter.stop(read(Files.readString(output)), used);
	}

	private static long read(String json) {
		Matcher matcher = READ.matcher(json);
		if (!matcher.find()) {
			throw new IllegalStateException("no number of orders in " + json);
		}
		return Long.parseLong(matcher.group(1));
	}

	private Process worker(Map<String, String> environment, Path directory, int port) throws IOException {
		Map<String, String> own = new HashMap<>(environment);
		own.put("MANAGEMENT_PORT", Integer.toString(port));
		Path log = directory.resolve("worker-" + port + ".log");
		Process worker = start(own, List.of("worker", "--partitions", "1", "--no-progress"), log, log);
		await().atMost(Duration.ofMinutes(2)).until(() -> !worker.isAlive() || isReady(port));
		if (!worker.isAlive()) {
			throw new IllegalStateException(Files.readString(log));
		}
		return worker;
	}

	private static boolean isReady(int port) throws InterruptedException {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness"))
			.build();
		try {
			return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private Process start(Map<String, String> environment, List<String> arguments, Path output, Path log)
			throws IOException {
		List<String> command = new ArrayList<>();
		String prefix = System.getProperty("bench.prefix", "");
		if (!prefix.isBlank()) {
			command.addAll(List.of(prefix.trim().split("\\s+", -1)));
		}
		command.add(LAUNCHER.toString());
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment()
			.keySet()
			.removeAll(List.of("JAVA_OPTS", "BATCH_DATABASE_URL", "SIMULATION_URI", "RABBITMQ_URI"));
		builder.environment().putAll(environment);
		return builder.start();
	}

	private Map<String, String> environment(ProcessCase measured, Path directory, String schema) throws SQLException {
		Map<String, String> environment = new HashMap<>(Map.of("ORDER_ARCHIVER_HOME", directory.toString(),
				"MONGODB_URI", System.getenv("TEST_MONGODB_URI"), "MONGODB_DATABASE", this.site.database().getName(),
				"JAVA_HOME", System.getProperty("java.home")));
		if (measured.isShared()) {
			String url = this.postgres.orElseThrow();
			execute("CREATE SCHEMA " + schema);
			environment.put("BATCH_DATABASE_URL", url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema);
			environment.put("RABBITMQ_URI", this.rabbit.orElseThrow());
		}
		return environment;
	}

	private void execute(String statement) throws SQLException {
		try (Connection connection = DriverManager.getConnection(this.postgres.orElseThrow())) {
			connection.createStatement().execute(statement);
		}
	}

	private static double endedChildrenSeconds() {
		try {
			String status = Files.readString(Path.of("/proc/self/stat"));
			String[] fields = status.substring(status.lastIndexOf(')') + 2).split(" ", -1);
			return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_USER + 1]))
					/ TICKS_PER_SECOND;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Processor time of processes is measured on Linux alone.", ex);
		}
	}

	private static double seconds(List<Process> workers) {
		return workers.stream()
			.flatMap((worker) -> worker.info().totalCpuDuration().stream())
			.mapToDouble((used) -> used.toNanos() / (double) TimeUnit.SECONDS.toNanos(1))
			.sum();
	}

}
