package io.orderarchiver.command.invocation;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.Terminal;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What the command of one command line stands on. */
public final class Invocation {

	private final Terminal terminal;

	private final Clock clock;

	private final Function<Map<String, String>, Settings> settingsSource;

	/** Before the settings are known, only credentials in a URI can be told. */
	private Redaction redaction = new Redaction(List.of());

	/** With which words it is typed again. */
	private List<String> command = List.of();

	private @Nullable RunLog log;

	private boolean outputIsForData;

	/** What another program is told at the end. */
	private @Nullable String result;

	private @Nullable String failure;

	/**
	 * The source finds the settings in force, given those that options set.
	 */
	public Invocation(Terminal terminal, Clock clock, Function<Map<String, String>, Settings> settingsSource) {
		this.terminal = terminal;
		this.clock = clock;
		this.settingsSource = settingsSource;
	}

	/**
	 * What is read from and written to.
	 * @return the terminal, past which nothing is printed
	 */
	public Terminal terminal() {
		return this.terminal;
	}

	/**
	 * Prints to stderr why the command fails, without secrets.
	 * @param message begins with a small letter, as it stands behind the program's name
	 */
	public void fail(String message) {
		this.failure = message;
		tell(Ink.FAILED.of("order-archiver:") + " " + message);
	}

	/**
	 * What time it is.
	 * @return the clock by which days are told
	 */
	public Clock clock() {
		return this.clock;
	}

	/**
	 * Says with which words the command is typed again.
	 * @param words program and output options apart
	 */
	public void typed(List<String> words) {
		this.command = List.copyOf(words);
	}

	/** The words with which the command is typed again for the same run. */
	public List<String> command() {
		return this.command;
	}

	/**
	 * Keeps what came of the command, for whoever wants to know.
	 * @param data a record, or what JSON can hold
	 */
	public void result(Object data) {
		this.result = Json.line(data);
	}

	/**
	 * What came of the command, as JSON on one line; nothing if it did not get so far.
	 */
	public Optional<String> result() {
		return Optional.ofNullable(this.result);
	}

	/** Why the command failed, if it could not even say what came of it. */
	public Optional<String> failure() {
		return Optional.ofNullable(this.failure);
	}

	/** Text as it may leave the program. */
	public String withoutSecrets(String text) {
		return this.redaction.apply(text);
	}

	/** Loads the settings; from then on nothing secret in them is printed. */
	public Settings settings(Map<String, String> options) {
		Settings settings = this.settingsSource.apply(options);
		this.redaction = settings.redaction();
		return settings;
	}

	/**
	 * From now on, what a person is told is kept in a log file too, if settings want one.
	 */
	public void openLog(Settings settings, RunLog.Kind kind) {
		this.log = RunLog.open(settings, kind, this.clock);
		logFile().ifPresent((file) -> show("Log file: " + file));
		Path secrets = settings.home().resolve(".env");
		if (PrivateFiles.isOpenToOthers(secrets)) {
			warn("others on this host can read or change %s, where passwords are. Mend it by: chmod 600 '%s'"
				.formatted(secrets, secrets));
		}
	}

	/**
	 * Where the log file is.
	 * @return nothing before the log is open, or if none is wanted
	 */
	public Optional<Path> logFile() {
		return (this.log != null) ? this.log.file() : Optional.empty();
	}

	/** Closes the log. */
	public void close() {
		if (this.log != null) {
			this.log.close();
			this.log = null;
		}
	}

	/** From now on, stdout is for what another program reads. */
	void leaveOutputToData() {
		this.outputIsForData = true;
	}

	/**
	 * Prints to stdout what a person reads, if there is nothing else, without secrets.
	 */
	public void print(String text) {
		if (this.outputIsForData) {
			show(text);
		}
		else {
			this.terminal.out().println(this.redaction.apply(text));
		}
		note(text);
	}

	/** How wide what is printed may be; nothing if it may have any width. */
	public OptionalInt width() {
		return this.terminal.width();
	}

	/** Prints to stdout what another program reads, without secrets. */
	public void printData(String text) {
		this.terminal.data().println(this.redaction.apply(text));
	}

	/** Prints to stderr, without secrets. */
	public void tell(String text) {
		show(text);
		note(text);
	}

	/**
	 * Prints to stderr what somebody has to see to, though the run goes on, without
	 * secrets.
	 */
	public void warn(String text) {
		tell(Ink.WARNING.of("Warning:") + " " + text);
	}

	/** Prints to stderr what no log need keep, without secrets. */
	public void show(String text) {
		this.terminal.err().println(this.redaction.apply(text));
	}

	/** Writes to the log file alone, without secrets. */
	public void note(String text) {
		if (this.log != null) {
			this.log.note(Ink.none(text));
		}
	}

	/** Writes to the log file, if there is one, where a failure comes from. */
	public void trace(Throwable failure) {
		if (logFile().isPresent()) {
			RunLog.trace(failure);
		}
	}

}
