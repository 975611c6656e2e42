package io.orderarchiver.command.notification;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.orderarchiver.run.settings.NotificationSettings;

/** A command of somebody else, run by a shell with a result on its standard input. */
final class NotifyCommand {

	/** Where Java itself finds settings, and options that may hold some. */
	private static final Set<String> OF_JAVA = Set.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS",
			"_JAVA_OPTIONS");

	private static final Duration LAST_WORDS = Duration.ofSeconds(1);

	private final NotificationSettings settings;

	private final Duration patience;

	private final Consumer<String> log;

	private volatile String lastLine = "";

	/** What the command prints goes to the log. */
	NotifyCommand(NotificationSettings settings, Duration patience, Consumer<String> log) {
		this.settings = settings;
		this.patience = patience;
		this.log = log;
	}

	/**
	 * Runs the command to its end, or until it is given up.
	 * @param json its input
	 * @return what went wrong, in a sentence
	 */
	Optional<String> run(String json) {
		try {
			Process process = builder().start();
			start(() -> write(process, json));
			Thread reading = start(() -> read(process));
			return outcome(process, reading);
		}
		catch (IOException ex) {
			return Optional.of("NOTIFY_COMMAND could not be run: " + ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.of("NOTIFY_COMMAND was interrupted.");
		}
	}

	private ProcessBuilder builder() {
		boolean windows = System.getProperty("os.name").startsWith("Windows");
		ProcessBuilder builder = new ProcessBuilder(windows ? List.of("cmd", "/c", this.settings.command())
				: List.of("/bin/sh", "-c", this.settings.command()))
			.redirectErrorStream(true);
		Map<String, String> environment = builder.environment();
		environment.keySet()
			.removeIf((name) -> this.settings.settings().contains(name) || OF_JAVA.contains(name)
					|| name.startsWith("SPRING_"));
		return builder;
	}

	/** It need not end: what the command leaves running may hold the other end. */
	private static Thread start(Runnable work) {
		Thread thread = new Thread(work, "notify");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private static void write(Process process, String json) {
		try (OutputStream out = process.getOutputStream()) {
			out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			// It need not read what it is told.
		}
	}

	private void read(Process process) {
		try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				this.log.accept("NOTIFY_COMMAND: " + line);
				this.lastLine = line;
			}
		}
		catch (IOException ex) {
			// It was killed.
		}
	}

	private Optional<String> outcome(Process process, Thread reading) throws InterruptedException {
		try {
			if (!process.waitFor(this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				return Optional.of("NOTIFY_COMMAND has not ended within %d s, and was killed."
					.formatted(this.patience.toSeconds()));
			}
			reading.join(LAST_WORDS.toMillis());
			return (process.exitValue() == 0) ? Optional.empty() : Optional.of("NOTIFY_COMMAND ended with %d%s"
				.formatted(process.exitValue(), this.lastLine.isBlank() ? "." : ": " + this.lastLine));
		}
		finally {
			if (process.isAlive()) {
				killTree(process.toHandle());
			}
		}
	}

	/** What a child started meanwhile is looked for once more. */
	private static void killTree(ProcessHandle root) {
		List<ProcessHandle> below = root.descendants().toList();
		root.destroyForcibly();
		Stream.concat(below.stream(), below.stream().flatMap(ProcessHandle::descendants))
			.forEach(ProcessHandle::destroyForcibly);
	}

}
