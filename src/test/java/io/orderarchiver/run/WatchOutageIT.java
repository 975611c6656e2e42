package io.orderarchiver.run;

import java.time.Duration;

import io.orderarchiver.run.WatchHarness.Watching;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.WatchReport;
import io.orderarchiver.testing.TcpProxy;
import io.orderarchiver.watch.state.WatchState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(180)
class WatchOutageIT extends RunFixture {

	private static final Duration OUTAGE = Duration.ofSeconds(20);

	@Test
	void whatIsDeliveredWhileMongoDbIsGoneForTwentySecondsIsArchivedWhenItIsBack() {
		try (TcpProxy proxy = TcpProxy.to(this.mongo); Watching watch = watcher(proxy).start().awaitStreaming()) {
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
		assertArchiveIsAsExpected();
	}

	@Test
	void lossOfMongoDbIsToldAndAStopIsHeardMeanwhile() {
		try (TcpProxy proxy = TcpProxy.to(this.mongo); Watching watch = watcher(proxy).start().awaitStreaming()) {
			proxy.cut();
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> watch.recorder().states.contains(WatchState.RECONNECTING));
			WatchReport report = watch.stopped();
			assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		}
	}

}
