package io.orderarchiver.run.lease;

import java.nio.file.Path;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.repository.JobRepositorySchema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is taken for dead when the host's clock was set between two readings. */
class LiveRunsTests {

	private static final long STEP_MILLIS = 10_000;

	private static final ProcessStarts BEFORE_STEP = new ProcessStarts(Path.of("/proc"), LiveRunsTests::startByClock);

	private static final ProcessStarts AFTER_STEP = new ProcessStarts(Path.of("/proc"),
			(process) -> startByClock(process) + STEP_MILLIS);

	@TempDir
	Path nowhere;

	private final JobRepositoryLocation.Memory location = new JobRepositoryLocation.Memory(
			"live-runs-" + UUID.randomUUID());

	private final HikariDataSource dataSource = JobRepositoryDataSource.open(this.location);

	private final JdbcClient jdbc = JdbcClient.create(this.dataSource);

	@BeforeEach
	void createTables() {
		new JobRepositorySchema(this.dataSource, this.location).create();
	}

	@AfterEach
	void close() {
		this.dataSource.close();
	}

	@Test
	void aLivingRunIsNotTakenOverBecauseTheClockWasSet() {
		RunOwner first = owner(BEFORE_STEP);
		assertThat(new LiveRuns(this.jdbc, BEFORE_STEP).acquire(lease(first))).isEmpty();
		silence();
		assertThat(new LiveRuns(this.jdbc, AFTER_STEP).acquire(lease(owner(AFTER_STEP)))).contains(first);
		assertThat(new LiveRuns(this.jdbc, AFTER_STEP).living("job", "target", first)).contains(first);
	}

	@Test
	void whereOnlyTheClockTellsAHeartbeatProvesLife() {
		RunOwner first = owner(new ProcessStarts(this.nowhere, LiveRunsTests::startByClock));
		ProcessStarts after = new ProcessStarts(this.nowhere, (process) -> startByClock(process) + STEP_MILLIS);
		assertThat(new LiveRuns(this.jdbc, after).acquire(lease(first))).isEmpty();
		assertThat(new LiveRuns(this.jdbc, after).acquire(lease(owner(after)))).contains(first);
		silence();
		assertThat(new LiveRuns(this.jdbc, after).acquire(lease(owner(after)))).isEmpty();
	}

	@Test
	void aRunWhoseNumberAnotherProcessHasIsTakenOverAtOnce() {
		RunOwner self = owner(BEFORE_STEP);
		RunOwner killed = new RunOwner("killed", self.host(), self.pid(), otherStart(self.processStartedAt()));
		LiveRuns liveRuns = new LiveRuns(this.jdbc, BEFORE_STEP);
		assertThat(liveRuns.acquire(lease(killed))).isEmpty();
		assertThat(liveRuns.acquire(lease(self))).isEmpty();
	}

	private void silence() {
		this.jdbc.sql("UPDATE ORDER_ARCHIVER_LIVE_RUN SET HEARTBEAT = DATEADD('MINUTE', -10, HEARTBEAT)").update();
	}

	/** Of the same boot, but a moment later. */
	private static long otherStart(long start) {
		return start ^ 1;
	}

	private static RunOwner owner(ProcessStarts starts) {
		RunOwner self = RunOwner.thisProcess();
		return new RunOwner(self.id(), self.host(), self.pid(), starts.of(ProcessHandle.current()));
	}

	private static long startByClock(ProcessHandle process) {
		return process.info().startInstant().orElseThrow().toEpochMilli();
	}

	private static HeldLease lease(RunOwner owner) {
		return new HeldLease("job", "target", owner, LeaseTerms.of("job"));
	}

}
