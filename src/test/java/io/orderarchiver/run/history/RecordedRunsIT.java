package io.orderarchiver.run.history;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.batch.RetryOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.ArchiveHarness;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.deployment.RunFiles;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.testing.TestSchema;
import io.orderarchiver.testing.Town;
import io.orderarchiver.testing.TownFixture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What is asked of each kind of job repository. */
class RecordedRunsIT extends TownFixture {

	@RegisterExtension
	private final TestSchema schema = new TestSchema();

	@Test
	void runsInAnH2FileAreSeenStoppedAbandonedAndForgotten() {
		assertEverything(h2());
	}

	@Test
	void runsInPostgreSqlAreSeenStoppedAbandonedAndForgotten() throws SQLException {
		assertEverything(this.schema.create());
	}

	@Test
	void repositoryOfTheFirstVersionIsReadAsItIsAndCompletedByTheNextRun() {
		assertOldIsRead(h2());
	}

	@Test
	void postgreSqlOfTheFirstVersionIsReadAsItIsAndCompletedByTheNextRun() throws SQLException {
		assertOldIsRead(this.schema.create());
	}

	@Test
	void runOfAnotherProgramInTheSameTablesIsNoneOfOurs() {
		JobRepositoryLocation location = h2();
		ArchiveHarness archiver = archiver(location);
		archiver.archive();
		archiver.archive();
		change(location, "UPDATE BATCH_JOB_INSTANCE SET JOB_NAME = 'billing' WHERE JOB_INSTANCE_ID = 1");
		assertThat(list(location)).extracting(RecordedRun::number).containsExactly(2L);
		assertThatExceptionOfType(RunRefusedException.class).isThrownBy(() -> find(location, 1))
			.withMessageContaining("'billing' of another program")
			.withMessageContaining("archiveDeliveredOrders");
		assertThat(control(location).prune(Instant.MAX, Pruning.Mode.REMOVE).removed()).extracting(RecordedRun::number)
			.containsExactly(2L);
		assertThat(count(location, "BATCH_JOB_INSTANCE")).isEqualTo(1);
	}

	@Test
	void retryThatHoldsTheLeaseOfTheArchiveIsSeenRunning() {
		JobRepositoryLocation location = h2();
		ArchiveHarness archiver = archiver(location);
		this.town.place(this.town.order(" "));
		archiver.archive();
		List<RunState> seen = new ArrayList<>();
		archiver.retry(new RetryOptions(RejectSelection.ALL, ArchiveMode.ARCHIVE, 10), new StopSignal(),
				new Recorder() {
					@Override
					public void pageStored(StoredPage page) {
						seen.add(find(location, 2).state());
					}
				});
		assertThat(seen).containsExactly(RunState.RUNNING);
		assertThat(find(location, 2).state()).isEqualTo(RunState.COMPLETED);
	}

	private void assertEverything(JobRepositoryLocation location) {
		ArchiveHarness archiver = archiver(location);
		this.town.place(300);
		assertStops(location, archiver);
		RecordedRun stopped = find(location, 1);
		assertThat(stopped.state()).isEqualTo(RunState.STOPPED);
		assertThat(stopped.isResumable()).isTrue();
		assertThat(stopped.exitCode()).isEqualTo(ExitStatus.STOPPED.code());
		assertThat(stopped.counts()).isNotNull().satisfies((tally) -> assertThat(tally.archived()).isEqualTo(20));
		assertThat(stopped.checkpoint())
			.contains(new Checkpoint(Checkpoint.Kind.ORDER_DATE, Town.NOON.plusSeconds(1140)));
		assertThat(stopped.last().process()).startsWith("process " + ProcessHandle.current().pid());
		control(location).abandon(1);
		assertThat(archiver.archive().run()).isEqualTo(2);
		assertThat(list(location)).extracting(RecordedRun::state)
			.containsExactly(RunState.COMPLETED, RunState.ABANDONED);
		Instant future = Instant.now().plus(Duration.ofDays(1));
		assertThat(control(location).prune(future, Pruning.Mode.DRY_RUN).removed()).hasSize(2);
		assertThat(list(location)).hasSize(2);
		assertThat(control(location).prune(future, Pruning.Mode.REMOVE).removed()).hasSize(2);
		assertThat(list(location)).isEmpty();
		for (String table : List.of("BATCH_JOB_INSTANCE", "BATCH_JOB_EXECUTION", "BATCH_STEP_EXECUTION",
				"BATCH_JOB_EXECUTION_PARAMS", "BATCH_JOB_EXECUTION_CONTEXT", "BATCH_STEP_EXECUTION_CONTEXT",
				"ORDER_ARCHIVER_EXECUTION")) {
			assertThat(count(location, table)).as(table).isZero();
		}
		assertThat(archiver.archive().run()).as("a number is never given twice").isEqualTo(3);
	}

	/** The run sees the wish while it waits for its rate to allow the next page. */
	private void assertStops(JobRepositoryLocation location, ArchiveHarness archiver) {
		ArchiveOptions slow = new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, 20, 0, OptionalInt.of(1_000));
		List<CompletableFuture<RecordedRun>> stops = new ArrayList<>();
		StopSignal stop = new StopSignal();
		RunReport report = archiver.archive(slow, Start.RESUME, stop, new Recorder() {
			@Override
			public void pageStored(StoredPage page) {
				assertThat(find(location, 1).state()).isEqualTo(RunState.RUNNING);
				stops.add(CompletableFuture
					.supplyAsync(() -> control(location).stop(1, Duration.ofMinutes(1), new StopSignal())));
				Awaitility.await().until(stop::isRequested);
				assertThat(find(location, 1).state()).isEqualTo(RunState.STOPPING);
			}
		});
		assertThat(report.exitStatus()).isEqualTo(ExitStatus.STOPPED);
		assertThat(stops).singleElement()
			.satisfies((end) -> assertThat(end.join().state()).isEqualTo(RunState.STOPPED));
	}

	private void assertOldIsRead(JobRepositoryLocation location) {
		ArchiveHarness archiver = archiver(location);
		archiver.archive();
		change(location, "DROP TABLE ORDER_ARCHIVER_EXECUTION");
		change(location, "ALTER TABLE ORDER_ARCHIVER_LIVE_RUN DROP COLUMN STOP_REQUESTED");
		change(location, "ALTER TABLE ORDER_ARCHIVER_LIVE_RUN DROP COLUMN LEASE_SECONDS");
		change(location, "DELETE FROM ORDER_ARCHIVER_SCHEMA WHERE VERSION > 1");
		RecordedRun old = find(location, 1);
		assertThat(old.state()).isEqualTo(RunState.COMPLETED);
		assertThat(old.exitCode()).isZero();
		assertThat(old.last().process()).isNull();
		archiver.archive();
		assertThat(find(location, 2).last().process()).isNotNull();
		assertThat(find(location, 1).exitCode()).isZero();
		change(location, "ALTER TABLE ORDER_ARCHIVER_LIVE_RUN DROP COLUMN LEASE_SECONDS");
		change(location, "DELETE FROM ORDER_ARCHIVER_SCHEMA WHERE VERSION >= 3");
		assertThat(find(location, 2).last().process()).as("read as version 2 has it").isNotNull();
		assertThat(archiver.archive().exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		change(location, "DROP TABLE ORDER_ARCHIVER_LOOK");
		change(location, "ALTER TABLE ORDER_ARCHIVER_PACE DROP COLUMN SPARING_SHARE");
		change(location, "ALTER TABLE ORDER_ARCHIVER_PACE DROP COLUMN DECIDED_AT");
		change(location, "DELETE FROM ORDER_ARCHIVER_SCHEMA WHERE VERSION >= 7");
		assertThat(find(location, 3).pace()).as("read as version 6 has it").isPresent();
		assertThat(archiver.archive().exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		change(location, "UPDATE ORDER_ARCHIVER_PACE SET SPARING_SHARE = 1, DECIDED_AT = CURRENT_TIMESTAMP");
		change(location, "DELETE FROM ORDER_ARCHIVER_LOOK");
	}

	private ArchiveHarness archiver(JobRepositoryLocation location) {
		return ArchiveHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home).keepingRunsIn(location);
	}

	private RunControl control(JobRepositoryLocation location) {
		return new RunControl(location, new RunPermissions(Site.DATABASE), new RunFiles(this.home.resolve("data")));
	}

	private static List<RecordedRun> list(JobRepositoryLocation location) {
		try (RecordedRuns runs = RecordedRuns.open(location).orElseThrow()) {
			return runs.list(Set.copyOf(RecordedRuns.JOBS), EnumSet.allOf(RunState.class), 100);
		}
	}

	private static RecordedRun find(JobRepositoryLocation location, long number) {
		try (RecordedRuns runs = RecordedRuns.open(location).orElseThrow()) {
			return runs.find(number);
		}
	}

	private static void change(JobRepositoryLocation location, String statement) {
		try (HikariDataSource dataSource = JobRepositoryDataSource.open(location)) {
			JdbcClient.create(dataSource).sql(statement).update();
		}
	}

	private static long count(JobRepositoryLocation location, String table) {
		try (HikariDataSource dataSource = JobRepositoryDataSource.open(location)) {
			return JdbcClient.create(dataSource).sql("SELECT COUNT(*) FROM " + table).query(Long.class).single();
		}
	}

	private JobRepositoryLocation h2() {
		return new JobRepositoryLocation.H2File(this.home.resolve("data").resolve("job-repository"));
	}

}
