package io.orderarchiver.run.lease;

import java.sql.SQLException;

import io.orderarchiver.testing.TestJobRepository;
import io.orderarchiver.testing.TestJobRepository.Database;
import io.orderarchiver.watch.WatchJobConfiguration;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** When a standby may take over, by the clock of the database. */
class LapsedLeaseIT {

	@RegisterExtension
	private final TestJobRepository jobRepository = new TestJobRepository();

	@ParameterizedTest
	@EnumSource(Database.class)
	void theLeaseOfAWatchLapsesTenSecondsAfterItsLastHeartbeat(Database database) throws SQLException {
		JdbcClient jdbc = this.jobRepository.create(database);
		LiveRuns liveRuns = new LiveRuns(jdbc);
		HeldLease first = lease("here");
		HeldLease standby = lease("elsewhere");
		assertThat(liveRuns.acquire(first)).isEmpty();
		silence(jdbc, 9);
		assertThat(liveRuns.acquire(standby)).contains(first.owner());
		assertThat(liveRuns.beat(first)).isTrue();
		silence(jdbc, 11);
		assertThat(liveRuns.acquire(standby)).isEmpty();
		assertThat(liveRuns.beat(first)).as("of who has lost it").isFalse();
	}

	private static HeldLease lease(String host) {
		RunOwner owner = new RunOwner("owner-" + host, host, 1, 0);
		return new HeldLease(WatchJobConfiguration.JOB_NAME, "target", owner,
				LeaseTerms.of(WatchJobConfiguration.JOB_NAME));
	}

	private static void silence(JdbcClient jdbc, int seconds) {
		jdbc.sql("UPDATE ORDER_ARCHIVER_LIVE_RUN SET HEARTBEAT = CURRENT_TIMESTAMP - INTERVAL '%d' SECOND"
			.formatted(seconds)).update();
	}

}
