package io.orderarchiver.command;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RepeatableCommand;
import io.orderarchiver.command.notification.Notifications;
import io.orderarchiver.command.terminal.Terminal;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.NotificationSettings;
import io.orderarchiver.run.settings.SettingsLoader;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Reads a command line, runs its command, and turns whatever happens into an exit code.
 * Help and usage errors are answered from these few classes, before anything heavy is
 * loaded.
 */
public final class CommandLineInterface {

	private static final int WIDEST_HELP = 110;

	/** picocli's bound. */
	private static final int NARROWEST_HELP = 55;

	private final Invocation invocation;

	private final Supplier<Optional<NotificationSettings>> notification;

	/** Nobody is told how its commands end. */
	CommandLineInterface(Invocation invocation) {
		this(invocation, Optional::empty);
	}

	private CommandLineInterface(Invocation invocation, Supplier<Optional<NotificationSettings>> notification) {
		this.notification = notification;
		this.invocation = invocation;
	}

	private CommandLine commandLine(String... args) {
		return new Commands(this.invocation).namedIn(args)
			.setOut(new PrintWriter(this.invocation.terminal().out(), true, StandardCharsets.UTF_8))
			.setErr(new PrintWriter(this.invocation.terminal().err(), true, StandardCharsets.UTF_8))
			.setExecutionStrategy(this::execute)
			.setParameterExceptionHandler(new UsageErrors(this.invocation))
			.setExecutionExceptionHandler(new ExecutionErrors(this.invocation));
	}

	private int execute(ParseResult parsed) {
		CommandLine line = parsed.commandSpec().commandLine();
		RootCommand root = (RootCommand) line.getCommand();
		Terminal terminal = this.invocation.terminal();
		terminal.screen().color(root.color());
		this.invocation.typed(RepeatableCommand.of(parsed));
		if (isHelpAsked(parsed)) {
			fit(line, terminal);
		}
		return new CommandLine.RunLast().execute(parsed);
	}

	/** Without a command there is help, too. */
	private static boolean isHelpAsked(ParseResult parsed) {
		ParseResult last = parsed;
		while (last.hasSubcommand() && !last.isUsageHelpRequested()) {
			last = last.subcommand();
		}
		return last.isUsageHelpRequested() || !last.commandSpec().subcommands().isEmpty();
	}

	private static void fit(CommandLine line, Terminal terminal) {
		int width = Math.min(terminal.width().orElse(WIDEST_HELP), WIDEST_HELP);
		line.setUsageHelpWidth(Math.max(width, NARROWEST_HELP))
			.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.valueOf(terminal.colored())));
	}

	/**
	 * Runs what a command line says.
	 * @param args the command line
	 * @param terminal what to write to
	 * @return the exit code
	 */
	public static int execute(String[] args, Terminal terminal) {
		return new CommandLineInterface(
				new Invocation(terminal, Clock.systemUTC(), (options) -> SettingsLoader.load(options)),
				SettingsLoader::notification)
			.execute(args);
	}

	int execute(String... args) {
		try {
			int exitCode = parseAndExecute(args);
			new Notifications(this.invocation, this.notification).ended(exitCode);
			return exitCode;
		}
		catch (Error ex) {
			// Uncaught, it would leave the threads of a server behind, and no exit code.
			this.invocation.fail(ex.toString());
			return ExitStatus.FAILED.code();
		}
		finally {
			this.invocation.close();
		}
	}

	private int parseAndExecute(String... args) {
		CommandLine line = commandLine(args);
		try {
			return line.execute(new SchedulerArguments(line).translate(args));
		}
		catch (ParameterException ex) {
			return new UsageErrors(this.invocation).handleParseException(ex, args);
		}
	}

}
