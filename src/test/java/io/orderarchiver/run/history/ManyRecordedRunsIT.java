package io.orderarchiver.run.history;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.repository.JobRepositorySchema;
import io.orderarchiver.testing.TestSchema;
import io.orderarchiver.verify.VerifyJobConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs are shown page by page. */
class ManyRecordedRunsIT {

	private static final int RUNS = 3_000;

	private static final Set<RunState> ANY = EnumSet.allOf(RunState.class);

	@RegisterExtension
	private final TestSchema schema = new TestSchema();

	@TempDir
	private Path home;

	@Test
	void pagesOfAnH2FileShowEachRunOnce() {
		assertPages(new JobRepositoryLocation.H2File(this.home.resolve("job-repository")));
	}

	@Test
	void pagesOfPostgreSqlShowEachRunOnce() throws SQLException {
		assertPages(this.schema.create());
	}

	private static void assertPages(JobRepositoryLocation location) {
		try (HikariDataSource dataSource = JobRepositoryDataSource.open(location)) {
			new JobRepositorySchema(dataSource, location).create();
			fill(JdbcClient.create(dataSource));
		}
		List<Long> all = LongStream.rangeClosed(1, RUNS).map((run) -> RUNS + 1 - run).boxed().toList();
		assertThat(paged(location, ANY, 901)).extracting(RecordedRun::number).containsExactlyElementsOf(all);
		assertThat(paged(location, EnumSet.of(RunState.DIED), 1)).extracting(RecordedRun::number)
			.containsExactly(2500L, 1500L, 500L);
		assertThat(paged(location, EnumSet.of(RunState.RUNNING), 1)).isEmpty();
		List<RecordedRun> failed = paged(location, EnumSet.of(RunState.FAILED), 2);
		assertThat(failed).extracting(RecordedRun::number).containsExactly(2900L, 2711L, 2701L, 12L, 3L);
		assertThat(failed).extracting(RecordedRun::superseded)
			.as("run 3 by one of the same job and target that is 2,000 runs away")
			.containsExactly(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(2711), OptionalLong.empty(),
					OptionalLong.of(2003));
		assertThat(numbers(location, RecordedRuns::resumable)).containsExactly(2900L, 2711L, 2500L, 1500L, 500L, 12L);
		assertThat(numbers(location,
				(runs) -> runs.list(Set.of(VerifyJobConfiguration.JOB_NAME), ANY, 2, OptionalLong.of(2_000))))
			.containsExactly(1993L, 1983L);
		assertThat(numbers(location, (runs) -> runs.list(Set.copyOf(RecordedRuns.JOBS), ANY, 2, OptionalLong.of(1))))
			.isEmpty();
		assertThat(numbers(location, (runs) -> runs.list(Set.of(), ANY, 2))).isEmpty();
		assertThat(numbers(location, (runs) -> runs.list(Set.copyOf(RecordedRuns.JOBS), Set.of(), 2))).isEmpty();
		RecordedRun oldest = read(location, (runs) -> runs.find(3));
		assertThat(oldest.superseded()).hasValue(2003);
		assertThat(oldest.executions()).hasSize(2);
		assertThat(numbers(location, (runs) -> runs.completeBefore(runs.find(2_999), 2))).containsExactly(2989L, 2979L);
	}

	private static List<RecordedRun> paged(JobRepositoryLocation location, Set<RunState> states, int page) {
		List<RecordedRun> all = new ArrayList<>();
		OptionalLong before = OptionalLong.empty();
		while (true) {
			OptionalLong from = before;
			List<RecordedRun> next = read(location,
					(runs) -> runs.list(Set.copyOf(RecordedRuns.JOBS), states, page, from));
			if (next.isEmpty()) {
				return all;
			}
			all.addAll(next);
			before = OptionalLong.of(next.get(next.size() - 1).number());
		}
	}

	private static List<Long> numbers(JobRepositoryLocation location,
			Function<RecordedRuns, List<RecordedRun>> question) {
		return read(location, question).stream().map(RecordedRun::number).toList();
	}

	private static <T> T read(JobRepositoryLocation location, Function<RecordedRuns, T> question) {
		try (RecordedRuns runs = RecordedRuns.open(location).orElseThrow()) {
			return question.apply(runs);
		}
	}

	private static void fill(JdbcClient jdbc) {
		for (int run = 1; run <= RUNS; run++) {
			// Runs 2099 and 2100 begin at once: the later number is recorded first.
			int instance = (run == 2099) ? 2100 : (run == 2100) ? 2099 : run;
			jdbc.sql("INSERT INTO BATCH_JOB_INSTANCE (JOB_INSTANCE_ID, VERSION, JOB_NAME, JOB_KEY) VALUES (?, 0, ?, ?)")
				.params(instance, job(run), "%032d".formatted(run))
				.update();
			execution(jdbc, instance, instance, run, status(run));
		}
		// Resumed later than all others have begun, and failed again.
		execution(jdbc, RUNS + 1, 3, 3, "FAILED");
	}

	private static String job(int run) {
		return (run % 10 == 3) ? VerifyJobConfiguration.JOB_NAME : ArchiveJobConfiguration.JOB_NAME;
	}

	private static String status(int run) {
		return switch (run) {
			case 3, 12, 2701, 2711, 2900 -> "FAILED";
			case 500, 1500, 2500 -> "STARTED";
			default -> "COMPLETED";
		};
	}

	private static void execution(JdbcClient jdbc, long execution, long instance, int run, String status) {
		LocalDateTime start = LocalDateTime.of(2026, 1, 1, 0, 0).plusHours(run);
		jdbc.sql("""
				INSERT INTO BATCH_JOB_EXECUTION
					(JOB_EXECUTION_ID, VERSION, JOB_INSTANCE_ID, CREATE_TIME, START_TIME, STATUS, LAST_UPDATED)
				VALUES (?, 1, ?, ?, ?, ?, ?)""").params(execution, instance, start, start, status, start).update();
		Map.of("run", Integer.toString(run), "target", "Ubereats on rs" + run % 10 + " #0", "date-from", dateFrom(run))
			.forEach((name, value) -> jdbc.sql("""
					INSERT INTO BATCH_JOB_EXECUTION_PARAMS
						(JOB_EXECUTION_ID, PARAMETER_NAME, PARAMETER_TYPE, PARAMETER_VALUE, IDENTIFYING)
					VALUES (?, ?, 'java.lang.String', ?, 'Y')""").params(execution, name, value).update());
	}

	/** Runs 2003 and 2711 on the same days as others, each run else on its own. */
	private static String dateFrom(int run) {
		return "day " + switch (run) {
			case 2003 -> 3;
			case 2711 -> 2701;
			default -> run;
		};
	}

}
