package io.orderarchiver.command.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.orderarchiver.run.settings.NotificationSettings;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@DisabledOnOs(OS.WINDOWS)
class NotifyCommandTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	@TempDir
	private Path directory;

	private final List<String> log = Collections.synchronizedList(new ArrayList<>());

	@Test
	void readsTheResultOnItsStandardInput() throws IOException {
		Path told = this.directory.resolve("told.json");
		assertThat(run("cat >'%s'".formatted(told), LONG)).isEmpty();
		assertThat(Files.readString(told)).isEqualTo("{\"exitCode\":1}\n");
	}

	@Test
	void seesNoSettingButTheRestOfTheEnvironment() throws IOException {
		Path seen = this.directory.resolve("seen");
		assertThat(run("env >'%s'".formatted(seen), Set.of("HOME"), LONG)).isEmpty();
		assertThat(Files.readAllLines(seen)).noneMatch((line) -> line.startsWith("HOME="))
			.anyMatch((line) -> line.startsWith("PATH="));
	}

	@Test
	void failureIsAWarningWithItsLastWords() {
		assertThat(run("echo to the log; echo no route >&2; exit 7", LONG))
			.contains("NOTIFY_COMMAND ended with 7: no route");
		assertThat(this.log).contains("NOTIFY_COMMAND: to the log");
	}

	@Test
	void oneThatDoesNotExistIsAWarning() {
		assertThat(run("/no/such/command", LONG)).hasValueSatisfying(
				(warning) -> assertThat(warning).startsWith("NOTIFY_COMMAND ended with 127: ").contains("/no/such"));
	}

	@Test
	void oneThatNeverReadsIsNotWaitedFor() {
		String more = "x".repeat(1_000_000);
		assertThat(new NotifyCommand(settings("true", Set.of()), LONG, this.log::add).run(more)).isEmpty();
	}

	@Test
	void oneThatHangsIsKilledWithWhateverItStarted() throws IOException {
		Path pids = this.directory.resolve("pids");
		String hanging = "sh -c 'echo $$ >>\"%1$s\"; sleep 600 & echo $! >>\"%1$s\"; wait' & wait".formatted(pids);
		Thread other = new Thread(() -> run(hanging, Duration.ofSeconds(2)));
		other.start();
		Awaitility.await().until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == 2);
		List<Long> started = Files.readAllLines(pids).stream().map(Long::valueOf).toList();
		Awaitility.await().until(() -> !other.isAlive());
		Awaitility.await()
			.untilAsserted(() -> assertThat(started)
				.noneMatch((pid) -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)));
	}

	@Test
	void whoeverWaitedInVainIsTold() {
		assertThat(run("sleep 600", Duration.ofMillis(50)))
			.contains("NOTIFY_COMMAND has not ended within 0 s, and was killed.");
	}

	private Optional<String> run(String command, Duration patience) {
		return run(command, Set.of(), patience);
	}

	private Optional<String> run(String command, Set<String> settings, Duration patience) {
		return new NotifyCommand(settings(command, settings), patience, this.log::add).run("{\"exitCode\":1}");
	}

	private static NotificationSettings settings(String command, Set<String> settings) {
		return new NotificationSettings(command, Set.of(1), settings);
	}

}
