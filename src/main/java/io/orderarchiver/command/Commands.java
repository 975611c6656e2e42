package io.orderarchiver.command;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.command.archive.ArchiveCommand;
import io.orderarchiver.command.complete.CompleteCommand;
import io.orderarchiver.command.completion.CompletionCommand;
import io.orderarchiver.command.console.ConsoleCommand;
import io.orderarchiver.command.doctor.DoctorCommand;
import io.orderarchiver.command.explain.ExplainCommand;
import io.orderarchiver.command.init.InitCommand;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.rejects.RejectsCommand;
import io.orderarchiver.command.runs.RunsCommand;
import io.orderarchiver.command.seal.SealCommand;
import io.orderarchiver.command.simulate.DemoCommand;
import io.orderarchiver.command.simulate.SimulateCommand;
import io.orderarchiver.command.verify.VerifyCommand;
import io.orderarchiver.command.watch.WatchCommand;
import io.orderarchiver.command.worker.WorkerCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands. One that a command line does not name is an outline: reading the options
 * of all of them takes longer than most of what a person asks for.
 */
final class Commands {

	/** In the order in which they are listed. */
	private static final List<Class<?>> TYPES = List.of(ArchiveCommand.class, WatchCommand.class, VerifyCommand.class,
			SealCommand.class, ExplainCommand.class, CompleteCommand.class, WorkerCommand.class, SimulateCommand.class,
			DemoCommand.class, RunsCommand.class, RejectsCommand.class, ConsoleCommand.class, DoctorCommand.class,
			InitCommand.class, CompletionCommand.class);

	private final Invocation invocation;

	Commands(Invocation invocation) {
		this.invocation = invocation;
	}

	/** Each command with all its options. */
	CommandLine all() {
		CommandLine root = new CommandLine(new RootCommand());
		TYPES.forEach((type) -> root.addSubcommand(command(type)));
		return root;
	}

	/** Those with their options that a command line may mean. */
	CommandLine namedIn(String... args) {
		List<String> words = Arrays.asList(args);
		if (words.stream().anyMatch(Commands::mayNameAny)) {
			return all();
		}
		CommandLine root = new CommandLine(new RootCommand());
		for (Class<?> type : TYPES) {
			Command described = type.getAnnotation(Command.class);
			root.addSubcommand(names(described).anyMatch(words::contains) ? command(type) : outline(described));
		}
		return root;
	}

	/**
	 * A file of arguments, the form of schedulers, whose jobs are commands, and what
	 * tells a shell of all commands.
	 */
	private static boolean mayNameAny(String word) {
		return word.startsWith("@") || word.startsWith(SchedulerArguments.JOB_NAME) || word.equals("completion");
	}

	private static Stream<String> names(Command described) {
		return Stream.concat(Stream.of(described.name()), Arrays.stream(described.aliases()));
	}

	private static CommandSpec outline(Command described) {
		CommandSpec spec = CommandSpec.create().name(described.name()).aliases(described.aliases());
		spec.usageMessage().description(described.description());
		return spec;
	}

	private Object command(Class<?> type) {
		return switch (type.getAnnotation(Command.class).name()) {
			case "archive" -> new ArchiveCommand(this.invocation);
			case "watch" -> new WatchCommand(this.invocation);
			case "verify" -> new VerifyCommand(this.invocation);
			case "seal" -> SealCommand.with(this.invocation);
			case "explain" -> new ExplainCommand(this.invocation);
			case "complete" -> new CompleteCommand(this.invocation);
			case "worker" -> new WorkerCommand(this.invocation);
			case "simulate" -> new SimulateCommand(this.invocation);
			case "demo" -> new DemoCommand(this.invocation);
			case "runs" ->
				RunsCommand.with(this.invocation, (words) -> new CommandLineInterface(this.invocation).execute(words));
			case "rejects" -> RejectsCommand.with(this.invocation);
			case "console" -> new ConsoleCommand(this.invocation);
			case "doctor" -> new DoctorCommand(this.invocation);
			case "init" -> new InitCommand(this.invocation, System.getenv());
			case "completion" -> new CompletionCommand(this.invocation);
			default -> throw new IllegalArgumentException("no command: " + type);
		};
	}

}
