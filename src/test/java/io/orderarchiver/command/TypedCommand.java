package io.orderarchiver.command;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.terminal.Terminal;
import io.orderarchiver.command.terminal.TerminalOfTest;
import io.orderarchiver.management.ManagementAddress;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.settings.LogSettings;
import io.orderarchiver.run.settings.MongoSettings;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.testing.TestMongo;

/** A command line that was typed, what it printed, and how it ended. */
public record TypedCommand(int exitCode, String out, String err) {

	/** A Saturday noon in UTC. */
	public static final Clock CLOCK = Clock.fixed(Instant.parse("2025-03-15T12:00:00Z"), ZoneOffset.UTC);

	/** Types a command that must end before any setting is read. */
	public static TypedCommand type(String... args) {
		return type(TypedCommand::refuse, "", false, args);
	}

	private static Settings refuse(Map<String, String> options) {
		throw new AssertionError("settings were asked for: " + options);
	}

	public static TypedCommand typeWith(Settings settings, String... args) {
		return type((options) -> settings, "", false, args);
	}

	/** Types it where the settings come from somewhere. */
	public static TypedCommand typeWith(Function<Map<String, String>, Settings> settings, String... args) {
		return type(settings, "", false, args);
	}

	/** Types it at a certain time. */
	public static TypedCommand typeAt(Clock clock, Settings settings, String... args) {
		return type(clock, (options) -> settings, "", false, args);
	}

	/** Types it on a terminal, and an answer. */
	public static TypedCommand typeAndAnswer(Settings settings, String answer, String... args) {
		return type((options) -> settings, answer, true, args);
	}

	/**
	 * Types it at a terminal, which shows what comes of it, before any setting is read.
	 */
	public static int typeAt(TerminalOfTest terminal, String... args) {
		return new CommandLineInterface(new Invocation(terminal.terminal(), CLOCK, TypedCommand::refuse)).execute(args);
	}

	private static TypedCommand type(Function<Map<String, String>, Settings> settings, String answer,
			boolean interactive, String... args) {
		return type(CLOCK, settings, answer, interactive, args);
	}

	private static TypedCommand type(Clock clock, Function<Map<String, String>, Settings> settings, String answer,
			boolean interactive, String... args) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ByteArrayOutputStream err = new ByteArrayOutputStream();
		Terminal terminal = Terminal.of(new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), new BufferedReader(new StringReader(answer)),
				interactive);
		int exitCode = new CommandLineInterface(new Invocation(terminal, clock, settings)).execute(args);
		return new TypedCommand(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
	}

	public static Settings settings(Path home, TestMongo mongo) {
		return settings(home, Optional.of(mongo.uri()), Optional.of(mongo.databaseName()), new Redaction(List.of()));
	}

	/** With a log file for each run. */
	static Settings loggingSettings(Path home, TestMongo mongo) {
		return loggingSettings(home, mongo.uri(), Optional.of(mongo.databaseName()));
	}

	static Settings loggingSettings(Path home, String uri) {
		return loggingSettings(home, uri, Optional.empty());
	}

	private static Settings loggingSettings(Path home, String uri, Optional<String> database) {
		return settings(home, Optional.of(uri), database, new Redaction(List.of()),
				Optional.of(new LogSettings(home.resolve("logs"), LogSettings.Format.PLAIN, 30)));
	}

	public static Settings settings(Path home, Optional<String> uri, Optional<String> database, Redaction redaction) {
		return settings(home, uri, database, redaction, Optional.empty());
	}

	private static Settings settings(Path home, Optional<String> uri, Optional<String> database, Redaction redaction,
			Optional<LogSettings> logs) {
		return new Settings(home, new MongoSettings(uri, database, Optional.empty(), Optional.empty()),
				OptionalInt.of(100), new RetrySettings(0, Duration.ofMillis(10)),
				ArchiveIndexes.Creation.CREATE_MISSING, ZoneOffset.UTC, CollectionNames.DEFAULT, Optional.empty(), true,
				new ManagementAddress("127.0.0.1", 0), Optional.empty(), logs, Optional.empty(), Optional.empty(),
				redaction);
	}

}
