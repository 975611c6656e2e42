package io.orderarchiver.command.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import io.orderarchiver.command.terminal.Printable;
import io.orderarchiver.command.terminal.ShellWord;

/**
 * A command that the console has started for whoever pressed a button, with what it
 * prints. It does not end with the console.
 */
final class ProgramCommand {

	private static final int MOST_LINES = 400;

	private final int number;

	private final List<String> words;

	private final Instant startedAt;

	private final Process process;

	private final Deque<String> lines = new ArrayDeque<>();

	private final Thread reading;

	ProgramCommand(int number, List<String> words, Instant startedAt, Process process) {
		this.number = number;
		this.words = List.copyOf(words);
		this.startedAt = startedAt;
		this.process = process;
		this.reading = new Thread(this::read, "output of command " + number);
		this.reading.setDaemon(true);
		this.reading.start();
	}

	private void read() {
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				keep(Printable.line(line));
			}
		}
		catch (IOException ex) {
			keep("(its output cannot be read any longer: %s)".formatted(ex.getMessage()));
		}
	}

	private void keep(String line) {
		synchronized (this.lines) {
			this.lines.addLast(line);
			if (this.lines.size() > MOST_LINES) {
				this.lines.removeFirst();
			}
		}
	}

	int number() {
		return this.number;
	}

	/** As a person types it. */
	String line() {
		return this.words.stream().map(ShellWord::of).collect(Collectors.joining(" ", "order-archiver ", ""));
	}

	Instant startedAt() {
		return this.startedAt;
	}

	/** What it has printed, the last lines of it. */
	String output() {
		synchronized (this.lines) {
			return String.join("\n", this.lines);
		}
	}

	/** Nothing before its last line is read. */
	OptionalInt exitCode() {
		return (this.process.isAlive() || this.reading.isAlive()) ? OptionalInt.empty()
				: OptionalInt.of(this.process.exitValue());
	}

	/** Waits for its end and its last line, but not for long. */
	void await(Duration patience) {
		try {
			if (this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
				this.reading.join(patience.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
