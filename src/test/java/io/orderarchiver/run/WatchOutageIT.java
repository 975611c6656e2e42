package io.orderarchiver.run;

import java.nio.file.Path;
import java.time.Duration;

import com.mongodb.ServerAddress;
import io.orderarchiver.run.WatchHarness.Watching;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.TcpProxy;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import io.orderarchiver.watch.state.WatchState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(180)
class WatchOutageIT {

	private static final Duration OUTAGE = Duration.ofSeconds(20);

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(WatchOutageIT.class);

	@TempDir
	Path home;

	private Town town;

	@BeforeEach
	void settle() {
		this.town = Town.in(mongo.database());
	}

	@Test
	void whatIsDeliveredWhileMongoDbIsGoneForTwentySecondsIsArchivedWhenItIsBack() {
		try (TcpProxy proxy = proxy(); Watching watch = watcher(proxy).start().awaitStreaming()) {
			this.town.place(this.town.order("CMD-before"));
			awaitArchived(1);
			proxy.cut();
			this.town.place(50);
			Awaitility.await()
				.during(OUTAGE)
				.atMost(OUTAGE.plusSeconds(5))
				.until(() -> this.town.archive().size() == 1 && !watch.end().isDone());
			proxy.restore();
			awaitArchived(51);
			this.town.place(this.town.order("CMD-after"));
			awaitArchived(52);
			WatchReport report = watch.stopped();
			assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		}
		assertThat(ExpectedArchive.actual(mongo.database())).isEqualTo(ExpectedArchive.of(mongo.database()));
	}

	@Test
	void lossOfMongoDbIsToldAndAStopIsHeardMeanwhile() {
		try (TcpProxy proxy = proxy(); Watching watch = watcher(proxy).start().awaitStreaming()) {
			proxy.cut();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> watch.recorder().states.contains(WatchState.RECONNECTING));
			WatchReport report = watch.stopped();
			assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		}
	}

	private WatchHarness watcher(TcpProxy proxy) {
		String uri = "mongodb://127.0.0.1:%d/?directConnection=true&serverSelectionTimeoutMS=2000"
			.formatted(proxy.port());
		return WatchHarness.of(uri, mongo.databaseName(), this.home);
	}

	private static TcpProxy proxy() {
		ServerAddress server = mongo.client().getClusterDescription().getServerDescriptions().get(0).getAddress();
		return new TcpProxy(server.getHost(), server.getPort());
	}

	private void awaitArchived(int count) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.town.archive().size() >= count);
	}

}
