package io.orderarchiver.command.invocation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that runs a job. */
public final class RunArguments {

	@Option(names = "--simulation",
			description = "Work on the embedded MongoDB, kept in data/simulation (or on SIMULATION_URI).")
	private boolean simulation;

	@Option(names = "--output", paramLabel = "text|json", defaultValue = "text",
			converter = OutputFormat.Converter.class,
			description = "What to print at the end: a summary, or one JSON object. Default: ${DEFAULT-VALUE}.")
	@SuppressWarnings("NullAway.Init")
	private OutputFormat output;

	@Option(names = "--no-progress", description = "Show no progress.")
	private boolean noProgress;

	@Option(names = "--verbose", description = "Log more, and show where an unexpected failure comes from.")
	private boolean verbose;

	/**
	 * Whether it works on the simulation.
	 * @return false for the database that the settings name
	 */
	public boolean simulation() {
		return this.simulation;
	}

	/**
	 * Which MongoDB is meant.
	 * @return the site
	 */
	public Site site() {
		return this.simulation ? Site.SIMULATION : Site.DATABASE;
	}

	/**
	 * Whether the end is printed as JSON.
	 * @return false for a summary
	 */
	public boolean json() {
		return this.output == OutputFormat.JSON;
	}

	/**
	 * Whether no progress is shown.
	 * @return true if that was asked for
	 */
	public boolean noProgress() {
		return this.noProgress;
	}

	/**
	 * Whether more is logged.
	 * @return true if that was asked for
	 */
	public boolean verbose() {
		return this.verbose;
	}

	/** The words by which another command shows the same. */
	public List<String> howToShow() {
		List<String> words = new ArrayList<>(List.of("--output", this.output.toString()));
		if (this.noProgress) {
			words.add("--no-progress");
		}
		if (this.verbose) {
			words.add("--verbose");
		}
		return words;
	}

	/** To be called before anything is logged. */
	public void applyLogLevels() {
		if (this.verbose) {
			LogLevels.verbose();
		}
	}

	/** One of both is printed; the log file has the text in any case. */
	public void print(Invocation invocation, String text, Object data) {
		if (json()) {
			invocation.note(text);
			invocation.printData(Json.line(data));
		}
		else {
			invocation.print(text);
		}
	}

	/**
	 * Leaves standard output to a file that is not one, if it is named so.
	 * @param file what an option names, or null
	 * @param option the option
	 * @param invocation whose standard output it is
	 * @throws ConfigurationException if the result is to be printed there too
	 */
	public void leaveOutputTo(@Nullable Path file, String option, Invocation invocation) {
		if (!StandardOutput.isMeant(file)) {
			return;
		}
		if (json()) {
			throw new ConfigurationException(
					"%s - and --output json both print to standard output. Name a file, or leave one of them out."
						.formatted(option));
		}
		invocation.leaveOutputToData();
	}

	/**
	 * Opens what is worked on.
	 * @param settings the settings in force
	 * @param stop ends the wait for other processes of a simulation
	 * @return to be closed
	 */
	public Deployment open(Settings settings, StopSignal stop) {
		return this.simulation ? Deployment.ofSimulation(settings, stop) : Deployment.ofDatabase(settings);
	}

	/**
	 * Begins to show progress, if it is wanted.
	 * @param invocation where it is shown
	 * @param activity what goes on, in a word or two
	 * @return to be closed
	 */
	public Progress progress(Invocation invocation, String activity) {
		return this.noProgress ? Progress.NONE : Progress.on(invocation, activity);
	}

}
