package io.orderarchiver.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Translates the form that enterprise schedulers use,
 * {@code --spring.batch.job.name=archiveDeliveredOrders date-from=2025-01-31 dry-run=true},
 * into the command line that a person would type. A key is the name of an option; one
 * without a value is taken as not given, since schedulers pass empty variables.
 */
final class SchedulerArguments {

	/** How the argument begins that names a job. */
	static final String JOB_NAME = "--spring.batch.job.name=";

	private static final Map<String, String> COMMANDS = Map.of("archiveDeliveredOrders", "archive",
			"watchDeliveredOrders", "watch", "verifyArchivedOrders", "verify", "completeArchivedOrders", "complete",
			"generateOrders", "simulate", "liveOrders", "simulate", "retryRejects", "rejects retry");

	/** What a job's name says besides the command. */
	private static final Map<String, List<String>> IMPLIED = Map.of("liveOrders", List.of("--live"));

	private final CommandLine root;

	SchedulerArguments(CommandLine root) {
		this.root = root;
	}

	/**
	 * Translates arguments that name a job, and leaves others alone.
	 * @throws ParameterException if the job, a key or a flag's value is unknown
	 */
	String[] translate(String... args) {
		Optional<String> job = Arrays.stream(args).filter((argument) -> argument.startsWith(JOB_NAME)).findFirst();
		return job.map((argument) -> translate(argument.substring(JOB_NAME.length()), args)).orElse(args);
	}

	private String[] translate(String job, String... args) {
		List<String> names = List.of(COMMANDS.getOrDefault(job, "").split(" "));
		CommandLine command = command(names);
		if (command == null) {
			throw new ParameterException(this.root, "unknown job '%s'; jobs are %s".formatted(job,
					COMMANDS.keySet().stream().sorted().collect(Collectors.joining(", "))));
		}
		List<String> translated = new ArrayList<>(names);
		translated.addAll(IMPLIED.getOrDefault(job, List.of()));
		String previous = "";
		for (String argument : args) {
			if (isParameter(argument) && !takesNextArgument(command, previous)) {
				option(command, argument).ifPresent(translated::add);
			}
			else if (!argument.equals(JOB_NAME + job)) {
				translated.add(argument);
			}
			previous = argument;
		}
		return translated.toArray(String[]::new);
	}

	private @Nullable CommandLine command(List<String> names) {
		CommandLine command = this.root;
		for (String name : names) {
			command = (command != null) ? command.getSubcommands().get(name) : null;
		}
		return command;
	}

	private static boolean isParameter(String argument) {
		return !argument.startsWith("-") && argument.contains("=");
	}

	private static boolean takesNextArgument(CommandLine command, String argument) {
		OptionSpec option = command.getCommandSpec().findOption(argument);
		return argument.startsWith("-") && option != null && option.arity().min() > 0;
	}

	private static Optional<String> option(CommandLine command, String argument) {
		String key = argument.substring(0, argument.indexOf('='));
		String value = argument.substring(argument.indexOf('=') + 1).strip();
		OptionSpec option = option(command, "--" + key, key);
		if (value.isEmpty()) {
			return Optional.empty();
		}
		if (option.arity().max() > 0) {
			return Optional.of("--" + key + "=" + value);
		}
		return switch (value.toLowerCase(Locale.ROOT)) {
			case "true" -> Optional.of("--" + key);
			case "false" -> Optional.empty();
			default ->
				throw new ParameterException(command, "%s is '%s', but must be true or false".formatted(key, value));
		};
	}

	private static OptionSpec option(CommandLine command, String name, String key) {
		@Nullable OptionSpec option = command.getCommandSpec().optionsMap().get(name);
		if (option == null || option.usageHelp()) {
			throw new ParameterException(command,
					"unknown parameter '%s'; parameters are %s".formatted(key,
							command.getCommandSpec()
								.options()
								.stream()
								.filter((known) -> !known.usageHelp() && !known.hidden())
								.map((known) -> known.longestName().substring(2))
								.sorted()
								.collect(Collectors.joining(", "))));
		}
		return option;
	}

}
