package io.orderarchiver.run.worker;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.step.partition.RunLimits;
import io.orderarchiver.testing.TestJobRepository;
import io.orderarchiver.testing.TestJobRepository.Database;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may work on a partition, and how many do, by the clock of the database. */
class PartitionRowsIT {

	private static final long RUN = 7;

	private static final RunLimits RUN_LIMITS = new RunLimits() {

		@Override
		public void saved(Map<String, ExecutionContext> contexts) {
			// None is looked at here.
		}

		@Override
		public void shareWith(int processes) {
			// None has a rate here.
		}

	};

	@RegisterExtension
	private final TestJobRepository jobRepository = new TestJobRepository();

	@ParameterizedTest
	@EnumSource(Database.class)
	void aClaimLapsesTenSecondsAfterItsLastHeartbeat(Database database) throws SQLException {
		JdbcClient jdbc = this.jobRepository.create(database);
		PartitionRows rows = new PartitionRows(jdbc);
		rows.offer(RUN, List.of(1L));
		PartitionClaim claim = rows.claim(1, owner("a")).orElseThrow();
		silence(jdbc, 1, 9);
		assertThat(rows.claimable(RUN)).isEmpty();
		assertThat(rows.claim(1, owner("b"))).isEmpty();
		assertThat(rows.beat(claim)).isTrue();
		silence(jdbc, 1, 11);
		assertThat(rows.claimable(RUN)).containsExactly(1L);
		assertThat(rows.claim(1, owner("b"))).isPresent();
		assertThat(rows.beat(claim)).as("of who has lost it").isFalse();
	}

	@ParameterizedTest
	@EnumSource(Database.class)
	void processesOfContainersCountEachThoughHostAndNumberAreTheSame(Database database) throws SQLException {
		PartitionRows rows = new PartitionRows(this.jobRepository.create(database));
		rows.offer(RUN, List.of(1L, 2L, 3L, 4L));
		rows.offer(RUN + 1, List.of(5L));
		RunOwner first = owner("a");
		rows.claim(1, first);
		rows.claim(2, first);
		rows.claim(3, owner("b"));
		rows.claim(5, owner("c"));
		assertThat(rows.processes(RUN)).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource(Database.class)
	void processesWhoseClaimsHaveLapsedDoNotCount(Database database) throws SQLException {
		JdbcClient jdbc = this.jobRepository.create(database);
		PartitionRows rows = new PartitionRows(jdbc);
		rows.offer(RUN, List.of(1L, 2L));
		rows.claim(1, owner("a"));
		rows.claim(2, owner("b"));
		silence(jdbc, 1, 11);
		assertThat(rows.processes(RUN)).isEqualTo(1);
	}

	/** As after a standstill of all its threads. */
	@ParameterizedTest
	@EnumSource(Database.class)
	void aProcessDoesNotClaimWhatItsOwnThreadIsAtWorkOn(Database database) throws SQLException {
		JdbcClient jdbc = this.jobRepository.create(database);
		PartitionRows rows = new PartitionRows(jdbc);
		rows.offer(RUN, List.of(1L));
		StepExecution step = new StepExecution(1, "partition",
				new JobExecution(RUN, new JobInstance(1, "job"), new JobParameters()));
		Object steps = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { JobRepository.class },
				(proxy, method, arguments) -> step);
		HeldClaims held = new HeldClaims(jdbc, RUN_LIMITS, new StopSignal());
		ClaimedPartitions claimed = new ClaimedPartitions(jdbc, held, (JobRepository) steps);
		assertThat(claimed.claim(1)).isPresent();
		held.close();
		silence(jdbc, 1, 11);
		assertThat(claimed.claim(1)).isEmpty();
		assertThat(rows.claim(1, owner("another"))).as("by another process").isPresent();
	}

	/** As in containers that are given one host name. */
	private static RunOwner owner(String id) {
		return new RunOwner(id, "archiver", 1, 0);
	}

	private static void silence(JdbcClient jdbc, long step, int seconds) {
		jdbc.sql("""
				UPDATE ORDER_ARCHIVER_PARTITION SET HEARTBEAT = CURRENT_TIMESTAMP - INTERVAL '%d' SECOND
				WHERE STEP_EXECUTION_ID = ?""".formatted(seconds)).params(step).update();
	}

}
