package io.orderarchiver.command.console;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.run.deployment.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Types commands for whoever presses a button. So each has its own process, its own
 * rules, messages and log, and is none other than what a person could have typed.
 */
final class ProgramCommands {

	private static final Logger logger = LoggerFactory.getLogger(ProgramCommands.class);

	private static final int MOST = 50;

	/** Most are over by then. */
	private static final Duration PATIENCE = Duration.ofSeconds(3);

	private final ProgramStart start;

	private final Site site;

	private final Clock clock;

	private final Map<Integer, ProgramCommand> commands = new LinkedHashMap<>();

	private int last;

	ProgramCommands(ProgramStart start, Site site, Clock clock) {
		this.start = start;
		this.site = site;
		this.clock = clock;
	}

	/** Starts a command, and waits a moment for its end. */
	ProgramCommand run(List<String> words) {
		ProgramCommand command = start(words);
		logger.info("From the console: {}", command.line());
		command.await(PATIENCE);
		return command;
	}

	private synchronized ProgramCommand start(List<String> words) {
		List<String> typed = new ArrayList<>(words);
		if (this.site == Site.SIMULATION) {
			typed.add("--simulation");
		}
		List<String> line = new ArrayList<>(this.start.words());
		line.addAll(typed);
		try {
			Process process = new ProcessBuilder(line).redirectErrorStream(true)
				.redirectInput(ProcessBuilder.Redirect.from(nothing()))
				.start();
			this.last++;
			ProgramCommand command = new ProgramCommand(this.last, typed, this.clock.instant(), process);
			this.commands.put(this.last, command);
			this.commands.keySet().removeIf((number) -> number <= this.last - MOST);
			return command;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The command could not be started (type it yourself)", ex);
		}
	}

	/** A command that asks finds nobody to answer. */
	private static File nothing() {
		boolean windows = System.getProperty("os.name", "").startsWith("Windows");
		return new File(windows ? "NUL" : "/dev/null");
	}

	synchronized Optional<ProgramCommand> find(int number) {
		return Optional.ofNullable(this.commands.get(number));
	}

	/** The newest first. */
	synchronized List<ProgramCommand> all() {
		List<ProgramCommand> all = new ArrayList<>(this.commands.values());
		Collections.reverse(all);
		return all;
	}

}
