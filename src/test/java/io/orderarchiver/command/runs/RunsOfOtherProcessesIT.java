package io.orderarchiver.command.runs;

import java.io.IOException;
import java.time.Duration;

import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.ChildJvm;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code runs} about runs that another process is at work on, or was. */
class RunsOfOtherProcessesIT extends CommandFixture {

	@Test
	void archiveOfAnotherProcessIsStoppedAndRestarted() throws IOException {
		this.town.place(300);
		try (ChildJvm child = start("archive", "--batch-size", "10", "--max-rate", "20")) {
			awaitArchived(10);
			JsonNode running = run(1);
			assertThat(running.get("status").asString()).isEqualTo("running");
			assertThat(running.get("archived").asLong()).isPositive();
			assertThat(running.get("exitCode").isNull()).isTrue();
			assertRefused(type("runs", "restart", "1"), "it is running", "order-archiver runs stop 1");
			assertRefused(type("runs", "abandon", "1"), "it is running", "order-archiver runs stop 1");
			TypedCommand stop = type("runs", "stop", "1");
			assertThat(stop.exitCode()).as(stop.out() + stop.err()).isZero();
			assertThat(stop.out()).contains("Run 1 has ended: stopped on request; the same command resumes it");
			assertThat(child.awaitExit()).as(child.output()).isEqualTo(5);
			assertThat(child.output()).contains("Another process asks this run to stop");
		}
		assertThat(this.town.archive()).hasSizeLessThan(300);
		assertThat(run(1).get("status").asString()).isEqualTo("stopped");
		assertThat(run(1).get("exitCode").asInt()).isEqualTo(5);
		assertRefused(type("runs", "stop", "1"), "it is stopped", "order-archiver runs restart 1");
		try (ChildJvm again = start("archive", "--batch-size", "10", "--max-rate", "20")) {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> status().equals("running"));
			assertThat(type("runs", "stop", "1").exitCode()).as("asked a second time").isZero();
			assertThat(again.awaitExit()).as(again.output()).isEqualTo(5);
		}
		TypedCommand restart = type("runs", "restart", "1");
		assertThat(restart.exitCode()).as(restart.err()).isZero();
		assertThat(restart.out()).contains("Archive run 1 (resumed): complete");
		assertArchiveIsAsExpected();
	}

	@Test
	void idleWatchOfAnotherProcessIsAskedToStop() throws IOException {
		this.town.place(5);
		try (ChildJvm child = start("watch")) {
			awaitArchived(5);
			assertThat(type("doctor").out()).contains("can be shared")
				.containsPattern("info +living runs +watchDeliveredOrders is alive: process ");
			TypedCommand stop = type("runs", "stop", "1", "--no-wait");
			assertThat(stop.exitCode()).as(stop.err()).isZero();
			assertThat(stop.out()).isEqualTo("Run 1 is asked to stop.\n");
			assertThat(child.awaitExit()).as(child.output()).isZero();
		}
		assertThat(run(1).get("exitCode").asInt()).isZero();
		assertThat(type("runs", "show", "1").out()).contains("(cluster time)", "order-archiver watch\n");
	}

	@Test
	void whatWasKilledIsShownAsDeadAndRestarted() throws IOException {
		kill();
		JsonNode died = run(1);
		assertThat(died.get("status").asString()).isEqualTo("died");
		assertThat(died.get("resumable").asBoolean()).isTrue();
		assertThat(died.get("endedAt").isNull()).isTrue();
		assertThat(type("runs", "show", "1").out()).contains("died: its process is gone; the same command resumes it",
				"order-archiver runs restart 1", "order-archiver archive --batch-size 10 --max-rate 20\n");
		assertRefused(type("runs", "stop", "1"), "it died, process", "is gone", "order-archiver runs restart 1");
		assertThat(type("runs", "prune", "--older-than", "0d").exitCode()).isZero();
		assertThat(type("doctor").out())
			.containsPattern("warn +waiting runs +run 1 of archiveDeliveredOrders died, and waits to be resumed")
			.containsPattern("info +living runs +archiveDeliveredOrders ended without a word: process ");
		TypedCommand restart = type("runs", "restart", "1");
		assertThat(restart.exitCode()).as(restart.err()).isZero();
		assertThat(restart.out()).contains("Archive run 1 (resumed): complete");
		assertArchiveIsAsExpected();
	}

	@Test
	void whatWasKilledIsAbandonedAndNotRecovered() throws IOException {
		kill();
		TypedCommand abandon = type("runs", "abandon", "1");
		assertThat(abandon.exitCode()).as(abandon.err()).isZero();
		TypedCommand next = type("archive", "--batch-size", "100");
		assertThat(next.out()).contains("Archive run 2: complete");
		assertThat(run(1).get("status").asString()).isEqualTo("abandoned");
	}

	private void kill() throws IOException {
		this.town.place(100);
		try (ChildJvm child = start("archive", "--batch-size", "10", "--max-rate", "20")) {
			awaitArchived(10);
			child.kill();
		}
	}

	private String status() {
		return run(1).get("status").asString();
	}

	private JsonNode run(long number) {
		TypedCommand show = type("runs", "show", Long.toString(number), "--output", "json");
		assertThat(show.exitCode()).as(show.err()).isZero();
		return JsonMapper.shared().readTree(show.out()).get("run");
	}

	private static void assertRefused(TypedCommand typed, String... words) {
		assertThat(typed.exitCode()).as(typed.out() + typed.err()).isEqualTo(2);
		assertThat(typed.err()).contains(words);
	}

}
