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

/** {@code runs pause} and {@code runs resume} of a run of another process. */
class PausedRunIT extends CommandFixture {

	@Test
	void archiveOfAnotherProcessPausesAndGoesOn() throws IOException {
		this.town.place(200);
		try (ChildJvm child = start("archive", "--batch-size", "10", "--max-rate", "20")) {
			awaitArchived(10);
			assertRefused(type("runs", "resume", "1"), "is not paused", "runs show 1");
			pause();
			long archived = this.town.archive().size();
			assertThat(type("runs", "show", "1").out()).contains("pace", "paused by: order-archiver runs pause 1");
			assertThat(type("runs", "resume", "1").out()).isEqualTo("Run 1 goes on.\n");
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.town.archive().size() > archived + 20);
			assertThat(run().get("pace").isNull()).isTrue();
			assertThat(child.awaitExit()).as(child.output()).isZero();
			assertThat(child.output()).contains(
					"Run 1 paused by: order-archiver runs pause 1; to go on:" + " order-archiver runs resume 1.",
					"Run 1 goes on at its own pace.");
		}
		assertArchiveIsAsExpected();
		assertRefused(type("runs", "pause", "1"), "it is complete", "Only a running one can");
	}

	@Test
	void pausedRunStopsAtOnceAndStaysPausedWhenItIsResumed() throws IOException {
		this.town.place(200);
		try (ChildJvm child = start("archive", "--batch-size", "10", "--max-rate", "20")) {
			awaitArchived(10);
			pause();
			assertThat(type("runs", "stop", "1").exitCode()).isZero();
			assertThat(child.awaitExit()).as(child.output()).isEqualTo(5);
		}
		assertThat(type("runs", "show", "1").out()).contains("stays paused when it is resumed");
		try (ChildJvm again = start("archive", "--batch-size", "10")) {
			awaitPaused();
			assertThat(type("runs", "resume", "1").exitCode()).isZero();
			assertThat(again.awaitExit()).as(again.output()).isZero();
		}
		assertArchiveIsAsExpected();
	}

	@Test
	void runsThatAreNotThereAreNamed() {
		assertRefused(type("runs", "pause", "7"), "7");
		assertRefused(type("runs", "resume", "7"), "7");
	}

	private void pause() {
		TypedCommand pause = type("runs", "pause", "1");
		assertThat(pause.exitCode()).as(pause.err()).isZero();
		assertThat(pause.out()).contains("Run 1 pauses after the page under way", "order-archiver runs resume 1");
		awaitPaused();
	}

	private void awaitPaused() {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
			JsonNode pace = run().get("pace");
			return !pace.isNull() && pace.get("reason").asString().equals("pause-request");
		});
	}

	private JsonNode run() {
		TypedCommand show = type("runs", "show", "1", "--output", "json");
		return show.out().isEmpty() ? JsonMapper.shared().createObjectNode().putNull("pace")
				: JsonMapper.shared().readTree(show.out());
	}

	private static void assertRefused(TypedCommand typed, String... words) {
		assertThat(typed.exitCode()).as(typed.out() + typed.err()).isEqualTo(2);
		assertThat(typed.err()).contains(words);
	}

}
