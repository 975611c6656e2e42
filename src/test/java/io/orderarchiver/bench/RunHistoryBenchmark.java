package io.orderarchiver.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.deployment.SitePlaces;
import io.orderarchiver.run.history.JobRepositoryInspection;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.history.RunHistory;
import io.orderarchiver.run.history.RunState;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.SettingsLoader;
import io.orderarchiver.testing.TestPostgres;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * Measures what questions about runs cost with 100,000 of them in the job repository, on
 * H2 and on PostgreSQL:
 *
 * <pre>
 * ./mvnw -q -Pbench -Dbench.main=io.orderarchiver.bench.RunHistoryBenchmark test-compile exec:exec
 * </pre>
 *
 * PostgreSQL is the one that {@code TEST_POSTGRES_URL} names, in a schema of its own that
 * is dropped at the end, else one in a container, else left out. H2 is measured twice:
 * closed, when each opening reads the file into memory, and while another process has it
 * open. The number of rounds is {@code -Dbench.rounds=5}; what is printed is the median.
 */
public final class RunHistoryBenchmark {

	private static final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private static final String SCHEMA = "order_archiver_bench";

	private static final int PAGE = 50;

	private final Settings settings;

	private final int rounds;

	private RunHistoryBenchmark(Settings settings, int rounds) {
		this.settings = settings;
		this.rounds = rounds;
	}

	/**
	 * Runs the benchmark.
	 * @param args none
	 * @throws IOException if the file cannot be written
	 */
	public static void main(String[] args) throws IOException {
		Path home = Files.createTempDirectory("order-archiver-bench");
		System.setProperty("ORDER_ARCHIVER_HOME", home.toString());
		try {
			Settings h2 = SettingsLoader.load(Map.of());
			RunHistoryBenchmark benchmark = new RunHistoryBenchmark(h2, Integer.getInteger("bench.rounds"));
			benchmark.fill();
			benchmark.measure("H2, closed");
			try (HikariDataSource owner = JobRepositoryDataSource
				.open(new SitePlaces(h2, Site.DATABASE).jobRepository())) {
				JdbcClient.create(owner).sql("SELECT 1").query(Integer.class).single();
				benchmark.measure("H2, open");
				benchmark.measureStart(owner);
			}
			TestPostgres.url().ifPresent((url) -> onPostgres(url, benchmark.rounds));
		}
		finally {
			FileSystemUtils.deleteRecursively(home);
		}
		System.exit(0);
	}

	private static void onPostgres(String url, int rounds) {
		Map<String, String> environment = new HashMap<>();
		environment.put("BATCH_DATABASE_URL",
				url + (url.contains("?") ? "&" : "?") + "currentSchema=" + SCHEMA + "&reWriteBatchedInserts=true");
		RunHistoryBenchmark benchmark = new RunHistoryBenchmark(SettingsLoader.load(environment), rounds);
		try (HikariDataSource dataSource = JobRepositoryDataSource
			.open(new SitePlaces(benchmark.settings, Site.DATABASE).jobRepository())) {
			JdbcTemplate jdbc = new JdbcTemplate(dataSource);
			jdbc.execute("CREATE SCHEMA " + SCHEMA);
			try {
				benchmark.fill();
				jdbc.execute("ANALYZE");
				benchmark.measure("PostgreSQL");
				benchmark.measureStart(dataSource);
			}
			finally {
				jdbc.execute("DROP SCHEMA " + SCHEMA + " CASCADE");
			}
		}
	}

	private void fill() {
		try (HikariDataSource dataSource = JobRepositoryDataSource
			.open(new SitePlaces(this.settings, Site.DATABASE).jobRepository())) {
			new ManyRuns(dataSource, new SitePlaces(this.settings, Site.DATABASE).jobRepository()).insert();
			if (this.settings.jobDatabase().isEmpty()) {
				// What is written at once lies wider than what runs write in ten years.
				JdbcClient.create(dataSource).sql("SHUTDOWN COMPACT").update();
			}
		}
	}

	private void measure(String where) {
		out.printf("%n%s: %,d runs, median of %d rounds, milliseconds%n", where, ManyRuns.RUNS, this.rounds);
		measure("open", (runs) -> {
		});
		measure("newest page", list(RecordedRuns.JOBS.toArray(String[]::new)));
		measure("page in the middle", (runs) -> runs.list(Set.copyOf(RecordedRuns.JOBS), EnumSet.allOf(RunState.class),
				PAGE, OptionalLong.of(ManyRuns.RUNS / 2)));
		measure("newest page of a job", list(ArchiveJobConfiguration.JOB_NAME));
		measure("newest page, failed", list(RunState.FAILED));
		measure("newest page, died", list(RunState.DIED));
		measure("newest page, abandoned", list(RunState.ABANDONED));
		measure("newest run", (runs) -> runs.find(ManyRuns.RUNS));
		measure("oldest failed run", (runs) -> runs.find(ManyRuns.OLDEST_FAILED));
		measure("predecessors of the newest", (runs) -> runs.completeBefore(newestComplete(runs), 10));
		measure("what waits to be resumed", () -> {
			try (JobRepositoryInspection inspection = JobRepositoryInspection.open(this.settings, Site.DATABASE)
				.orElseThrow()) {
				inspection.resumable();
			}
		});
	}

	private static RecordedRun newestComplete(RecordedRuns runs) {
		return runs.list(Set.of(ArchiveJobConfiguration.JOB_NAME), EnumSet.of(RunState.COMPLETED), 1).get(0);
	}

	private static Consumer<RecordedRuns> list(String... jobs) {
		return (runs) -> runs.list(Set.of(jobs), EnumSet.allOf(RunState.class), PAGE);
	}

	private static Consumer<RecordedRuns> list(RunState state) {
		return (runs) -> runs.list(Set.copyOf(RecordedRuns.JOBS), EnumSet.of(state), PAGE);
	}

	/** What each start of a run asks. */
	private void measureStart(HikariDataSource dataSource) {
		RunHistory history = new RunHistory(JdbcClient.create(dataSource));
		measure("start, on a busy target",
				() -> history.unfinished(ArchiveJobConfiguration.JOB_NAME, ManyRuns.BUSY_TARGET));
		measure("start, on another target",
				() -> history.unfinished(ArchiveJobConfiguration.JOB_NAME, ManyRuns.QUIET_TARGET));
	}

	private void measure(String question, Consumer<RecordedRuns> asking) {
		measure(question, () -> {
			try (RecordedRuns runs = RecordedRuns.open(this.settings, Site.DATABASE).orElseThrow()) {
				asking.accept(runs);
			}
		});
	}

	private void measure(String question, Runnable asking) {
		double[] millis = new double[this.rounds];
		for (int i = 0; i < millis.length; i++) {
			long start = System.nanoTime();
			asking.run();
			millis[i] = (System.nanoTime() - start) / 1e6;
		}
		Arrays.sort(millis);
		out.printf("%-28s %,8.0f%n", question, millis[millis.length / 2]);
	}

}
