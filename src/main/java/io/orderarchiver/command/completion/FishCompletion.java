package io.orderarchiver.command.completion;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * What fish needs to know, made of the same model as the help: picocli itself knows Bash
 * and Zsh alone.
 */
final class FishCompletion {

	/**
	 * Says whether the words of a command, and no other command's, have been typed. The
	 * value of an option before a command is no such word.
	 */
	private static final String AT = """
			function __%1$s_at
			    set -l typed
			    set -l value no
			    for word in (commandline -opc)[2..-1]
			        if test $value = yes
			            set value no
			        else if string match -q -- '-*' $word
			            contains -- $word %2$s; and set value yes
			        else
			            set -a typed $word
			        end
			    end
			    set -l wanted (string split ' ' -- $argv[2])
			    test -n "$argv[2]"; or set wanted
			    set -l length (count $wanted)
			    test $argv[1] = below; and test (count $typed) -ne $length; and return 1
			    test $length -eq 0; and return 0
			    test (count $typed) -ge $length; and test "$typed[1..$length]" = "$wanted"
			end
			""";

	private final CommandSpec root;

	private final List<String> lines = new ArrayList<>();

	FishCompletion(CommandSpec root) {
		this.root = root;
	}

	String script() {
		this.lines.add("# fish completion for " + this.root.name());
		this.lines.add(AT.formatted(function(), String.join(" ", valued(this.root, new TreeSet<>()))));
		this.lines.add("complete -c %s -f".formatted(this.root.name()));
		add("", this.root);
		return String.join("\n", this.lines);
	}

	private String function() {
		return this.root.name().replace('-', '_');
	}

	/** The options that take a value. */
	private static Set<String> valued(CommandSpec command, Set<String> names) {
		command.options()
			.stream()
			.filter((option) -> option.arity().max() > 0 && !option.hidden())
			.forEach((option) -> names.addAll(List.of(option.names())));
		command.subcommands().values().forEach((each) -> valued(each.getCommandSpec(), names));
		return names;
	}

	private void add(String path, CommandSpec command) {
		for (CommandLine each : new LinkedHashSet<>(command.subcommands().values())) {
			CommandSpec below = each.getCommandSpec();
			complete("below", path, "-a %s -d %s".formatted(below.name(), quoted(sentence(description(below)))));
			for (String name : below.names()) {
				add((path + " " + name).strip(), below);
			}
		}
		command.options()
			.stream()
			.filter((option) -> !option.hidden())
			.forEach((option) -> complete(command.subcommands().isEmpty() ? "within" : "below", path, words(option)));
		command.positionalParameters().forEach((parameter) -> addPositional(path, parameter));
	}

	private void addPositional(String path, PositionalParamSpec parameter) {
		String values = values(parameter);
		if (!values.isEmpty()) {
			complete("within", path, values);
		}
	}

	private void complete(String where, String path, String what) {
		this.lines
			.add("complete -c %s -n \"__%s_at %s '%s'\" %s".formatted(this.root.name(), function(), where, path, what));
	}

	private static String words(OptionSpec option) {
		List<String> words = new ArrayList<>();
		for (String name : option.names()) {
			words.add(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1));
		}
		if (option.arity().max() > 0) {
			String values = values(option);
			words.add(values.isEmpty() ? "-x" : values);
		}
		words.add("-d " + quoted(sentence(option.description())));
		return String.join(" ", words);
	}

	/** What can stand there, as far as it is known. */
	private static String values(ArgSpec argument) {
		if (argument.completionCandidates() != null) {
			return "-x -a " + quoted(StreamSupport.stream(argument.completionCandidates().spliterator(), false)
				.collect(Collectors.joining(" ")));
		}
		Class<?> type = argument.auxiliaryTypes()[0];
		return (type == Path.class || type == File.class) ? "-r -F" : "";
	}

	private static String[] description(CommandSpec command) {
		return command.usageMessage().description();
	}

	private static String sentence(String[] description) {
		String text = String.join(" ", description).strip();
		int end = text.indexOf(". ");
		return ((end < 0) ? text : text.substring(0, end)).replaceFirst("[.:]$", "").replace("%%", "%");
	}

	private static String quoted(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
	}

}
