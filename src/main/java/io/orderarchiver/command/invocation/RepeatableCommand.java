package io.orderarchiver.command.invocation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import io.orderarchiver.run.RunOrigin;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * A command as it is kept with its run, to be typed again for the same run: what changes
 * from one time to the next is left out.
 */
public final class RepeatableCommand {

	/** Says which run is to be repeated, and none other. */
	public static final String REPEATED_RUN = "--repeated-run";

	/** How it is shown, where it works, and what would begin anew. */
	private static final Set<String> CHANGING = Set.of("--output", "--no-progress", "--verbose", "--color",
			"--simulation", "--wait", "--fresh", "--no-resume", "--clear", REPEATED_RUN);

	/** A day is not the same tomorrow: the run knows its instants. */
	private static final Set<String> KEPT_WITH_THE_RUN = Set.of("--date-from", "--date-to");

	private RepeatableCommand() {
	}

	/**
	 * The command of a command line.
	 * @param parsed the command line
	 * @return its name and the options that stay; nothing if none was typed
	 */
	public static List<String> of(ParseResult parsed) {
		if (!parsed.hasSubcommand()) {
			return List.of();
		}
		ParseResult command = parsed.subcommand();
		List<String> words = new ArrayList<>();
		words.add(command.commandSpec().name());
		for (OptionSpec option : command.matchedOptions()) {
			String name = option.longestName();
			if (!CHANGING.contains(name) && !KEPT_WITH_THE_RUN.contains(name)) {
				words.add(name);
				if (option.arity().max() > 0) {
					words.addAll(option.originalStringValues());
				}
			}
		}
		return words;
	}

	/**
	 * Whence the wish for a run comes.
	 * @param command the words that start it again
	 * @param repeatedRun the run that is to be repeated, or null
	 * @return what is kept with the run
	 */
	public static RunOrigin origin(List<String> command, @Nullable Long repeatedRun) {
		return new RunOrigin(command, (repeatedRun != null) ? OptionalLong.of(repeatedRun) : OptionalLong.empty());
	}

}
