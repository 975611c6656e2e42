package io.orderarchiver.run.lease;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.run.repository.JobRepositorySchema;
import io.orderarchiver.testing.TestSchema;
import io.orderarchiver.watch.WatchJobConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/** When a standby may take over, by the clock of the database. */
class LapsedLeaseIT {

	@RegisterExtension
	private final TestSchema schema = new TestSchema();

	private final List<HikariDataSource> open = new ArrayList<>();

	private enum Database {

		H2, POSTGRESQL

	}

	@AfterEach
	void close() {
		this.open.forEach(HikariDataSource::close);
	}

	@ParameterizedTest
	@EnumSource(Database.class)
	void theLeaseOfAWatchLapsesTenSecondsAfterItsLastHeartbeat(Database database) throws SQLException {
		JdbcClient jdbc = open(database);
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

	private JdbcClient open(Database database) throws SQLException {
		JobRepositoryLocation location = switch (database) {
			case H2 -> new JobRepositoryLocation.Memory("leases-" + UUID.randomUUID());
			case POSTGRESQL -> this.schema.create();
		};
		HikariDataSource dataSource = JobRepositoryDataSource.open(location);
		this.open.add(dataSource);
		new JobRepositorySchema(dataSource, location).create();
		return JdbcClient.create(dataSource);
	}

}
