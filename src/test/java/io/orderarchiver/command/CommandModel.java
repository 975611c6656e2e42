package io.orderarchiver.command;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The commands and their options, as picocli knows them. */
public final class CommandModel {

	private static final Pattern DEFAULT = Pattern.compile("Default: (.+)\\.$");

	private CommandModel() {
	}

	/**
	 * Tells what may be typed.
	 * @return by command, like {@code rejects list}, its options, like {@code -y, --yes}
	 * or {@code --limit N}, with their defaults; the empty command stands for none at all
	 */
	public static Map<String, Map<String, String>> options() {
		Map<String, Map<String, String>> commands = new TreeMap<>();
		CommandLine root = new Commands(new Invocation(Terminal.ofProcess(), Clock.systemUTC(), (options) -> {
			throw new AssertionError("settings were asked for");
		})).all();
		commands.put("", options(root.getCommandSpec()));
		root.getCommandSpec().subcommands().values().forEach((command) -> collect("", command, commands));
		return commands;
	}

	private static void collect(String parent, CommandLine command, Map<String, Map<String, String>> commands) {
		CommandSpec spec = command.getCommandSpec();
		String name = (parent + " " + spec.name()).strip();
		Collection<CommandLine> subcommands = spec.subcommands().values();
		if (subcommands.isEmpty()) {
			commands.put(name, options(spec));
		}
		subcommands.forEach((each) -> collect(name, each, commands));
	}

	private static Map<String, String> options(CommandSpec spec) {
		Map<String, String> options = new TreeMap<>();
		spec.options().stream().filter((option) -> !option.hidden()).forEach((option) -> {
			String names = String.join(", ", option.names());
			options.put((option.arity().max() > 0) ? names + " " + option.paramLabel() : names, byDefault(option));
		});
		return options;
	}

	private static String byDefault(OptionSpec option) {
		@Nullable String value = option.defaultValue();
		if (value != null) {
			return value;
		}
		Matcher described = DEFAULT.matcher(String.join(" ", option.description()));
		return described.find() ? described.group(1) : "";
	}

}
