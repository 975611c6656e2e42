package io.orderarchiver.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.testing.TestMongo;

import org.springframework.util.FileSystemUtils;

/**
 * Measures how long commands take from the start of the process to its end, with the
 * plain jar and with the distribution:
 *
 * <pre>
 * ./mvnw -q -Pdistribution,bench -DskipTests -Dbench.main=io.orderarchiver.bench.StartupBenchmark package exec:exec
 * </pre>
 *
 * The MongoDB is the one that {@code TEST_MONGODB_URI} names, else an embedded one in
 * this process; it holds no orders. Each round starts each command once with either
 * layout, one right after the other, so that whatever else the machine does strikes both.
 * The number of rounds is {@code -Dbench.rounds=10}.
 */
public final class StartupBenchmark {

	private static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	/** What cannot be known with fewer commands; the last three stand on a database. */
	private static final List<List<String>> COMMANDS = List.of(List.of("--help"), List.of("--version"),
			List.of("archive", "--dry-rn"), List.of("runs", "list"), List.of("doctor"), List.of("archive"));

	private final Map<String, String> environment;

	private final Path log;

	private StartupBenchmark(Map<String, String> environment, Path log) {
		this.environment = environment;
		this.log = log;
	}

	/**
	 * Runs the benchmark.
	 * @param args none
	 * @throws IOException if a process cannot be started
	 * @throws InterruptedException if a process is not waited for
	 */
	public static void main(String[] args) throws IOException, InterruptedException {
		Path target = Path.of("target").toAbsolutePath();
		Path home = Files.createTempDirectory("order-archiver-bench");
		try (TestMongo mongo = TestMongo.forClass(StartupBenchmark.class)) {
			mongo.database().createCollection(CollectionNames.DEFAULT.orders());
			Map<String, String> environment = Map.of("ORDER_ARCHIVER_HOME", home.toString(), "MONGODB_URI", mongo.uri(),
					"MONGODB_DATABASE", mongo.databaseName(), "JAVA_HOME", System.getProperty("java.home"));
			new StartupBenchmark(environment, home.resolve("output.log")).run(jar(target), distribution(target),
					Integer.getInteger("bench.rounds"));
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
		System.exit(0);
	}

	private static List<String> jar(Path target) {
		return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
				target.resolve("order-archiver.jar").toString());
	}

	private static List<String> distribution(Path target) {
		return List.of(target.resolve("order-archiver").resolve("bin").resolve("order-archiver").toString());
	}

	private void run(List<String> jar, List<String> distribution, int rounds) throws IOException, InterruptedException {
		out.printf(Locale.ROOT, "%s, %d cores, Java %s; median of %d rounds, wall time in milliseconds%n", processor(),
				Runtime.getRuntime().availableProcessors(), Runtime.version(), rounds);
		out.printf(Locale.ROOT, "%-20s %6s %10s %14s %8s%n", "command", "exit", "jar", "distribution", "ratio");
		for (List<String> command : COMMANDS) {
			List<Started> plain = new ArrayList<>();
			List<Started> quick = new ArrayList<>();
			for (int i = 0; i <= rounds; i++) {
				plain.add(start(jar, command));
				quick.add(start(distribution, command));
			}
			double before = medianAfterTheFirst(plain);
			double after = medianAfterTheFirst(quick);
			out.printf(Locale.ROOT, "%-20s %6s %,10.0f %,14.0f %8.2f%n", String.join(" ", command),
					exitCodes(plain, quick), before, after, after / before);
		}
	}

	private static String processor() {
		try {
			return Files.readAllLines(Path.of("/proc/cpuinfo"))
				.stream()
				.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.replaceFirst("[^:]*:\\s*", ""))
				.findFirst()
				.orElse(System.getProperty("os.arch"));
		}
		catch (IOException ex) {
			return System.getProperty("os.arch");
		}
	}

	private Started start(List<String> layout, List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(layout);
		command.addAll(arguments);
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.log.toFile());
		builder.environment().keySet().removeAll(List.of("JAVA_OPTS", "BATCH_DATABASE_URL", "SIMULATION_URI"));
		builder.environment().putAll(this.environment);
		long start = System.nanoTime();
		int exitCode = builder.start().waitFor();
		return new Started((System.nanoTime() - start) / 1e6, exitCode);
	}

	/** The first of each finds files that are not in memory yet. */
	private static double medianAfterTheFirst(List<Started> started) {
		double[] sorted = started.stream().skip(1).mapToDouble(Started::millis).sorted().toArray();
		int middle = sorted.length / 2;
		return (sorted.length % 2 == 1) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
	}

	private static String exitCodes(List<Started> plain, List<Started> quick) {
		List<Started> all = new ArrayList<>(plain);
		all.addAll(quick);
		return String.join(",",
				all.stream().map((each) -> Integer.toString(each.exitCode())).distinct().sorted().toList());
	}

	/** A command that has ended. */
	private record Started(double millis, int exitCode) {
	}

}
