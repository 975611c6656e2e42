package io.orderarchiver.command;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.Settings;

/** What the command of one command line stands on. */
final class Invocation {

	private final Terminal terminal;

	private final Clock clock;

	private final Function<Map<String, String>, Settings> settingsSource;

	/** Before the settings are known, only credentials in a URI can be told. */
	private Redaction redaction = new Redaction(List.of());

	/** With which words it is typed again. */
	private List<String> command = List.of();

	/**
	 * The source finds the settings in force, given those that options set.
	 */
	Invocation(Terminal terminal, Clock clock, Function<Map<String, String>, Settings> settingsSource) {
		this.terminal = terminal;
		this.clock = clock;
		this.settingsSource = settingsSource;
	}

	Terminal terminal() {
		return this.terminal;
	}

	Clock clock() {
		return this.clock;
	}

	void typed(List<String> words) {
		this.command = List.copyOf(words);
	}

	/** The words with which the command is typed again for the same run. */
	List<String> command() {
		return this.command;
	}

	/** Loads the settings; from then on nothing secret in them is printed. */
	Settings settings(Map<String, String> options) {
		Settings settings = this.settingsSource.apply(options);
		this.redaction = settings.redaction();
		return settings;
	}

	/** Prints to stdout, without secrets. */
	void print(String text) {
		this.terminal.out().println(this.redaction.apply(text));
	}

	/** Prints to stderr, without secrets. */
	void tell(String text) {
		this.terminal.err().println(this.redaction.apply(text));
	}

}
