package io.orderarchiver.run;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.WatchReport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A watch that ends when it is idle leaves nothing behind. */
@Timeout(120)
class WatchIdleIT extends RunFixture {

	private static final Duration IDLE = Duration.ofMillis(500);

	/** Longer than it is idle before it ends, and than a stop waits for a write. */
	private static final Duration SLOW_WRITE = Duration.ofSeconds(7);

	@Test
	void pageThatIsStillBeingStoredIsNotGivenUp() {
		this.watcher.drain();
		this.town.place(10);
		CommandListener slow = new CommandListener() {
			@Override
			public void commandStarted(CommandStartedEvent event) {
				if (isInsertOf(event, "Historique")) {
					Awaitility.await().pollDelay(SLOW_WRITE).atMost(SLOW_WRITE.plusSeconds(1)).until(() -> true);
				}
			}
		};
		WatchReport report = this.watcher.overheardBy(slow).drain(WatchHarness.untilIdle(IDLE));
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertArchiveIsAsExpected();
	}

	@Test
	void beforeItEndsItLooksOnceMoreAtAllThatTheServerHas() {
		List<String> commands = new CopyOnWriteArrayList<>();
		CommandListener ear = new CommandListener() {
			@Override
			public void commandStarted(CommandStartedEvent event) {
				if (event.getCommand().containsKey("lsid")) {
					commands.add(event.getCommandName());
				}
			}
		};
		this.watcher.overheardBy(ear).drain(WatchHarness.untilIdle(IDLE));
		int settled = commands.lastIndexOf("ping");
		assertThat(commands.subList(0, settled)).as("the stream until it was idle").contains("getMore");
		assertThat(commands.subList(settled, commands.size())).as("then, at a time that the ping tells")
			.startsWith("ping", "aggregate", "getMore");
	}

	private static boolean isInsertOf(CommandStartedEvent event, String collection) {
		return event.getCommandName().equals("insert")
				&& event.getCommand().getString("insert").getValue().equals(collection);
	}

}
