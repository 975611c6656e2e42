package io.orderarchiver.command;

import java.io.PrintWriter;
import java.util.List;

import io.orderarchiver.command.invocation.HintOfSite;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.run.outcome.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in two or three lines what is wrong with a command line. */
final class UsageErrors implements IParameterExceptionHandler {

	private final Invocation invocation;

	UsageErrors(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public int handleParseException(ParameterException ex, String[] args) {
		PrintWriter err = ex.getCommandLine().getErr();
		this.invocation.fail(HintOfSite.apply(message(ex), HintOfSite.site(List.of(args).contains("--simulation"))));
		if (!this.invocation.terminal().interactive()) {
			// Who is there sees it; who is not wants to know.
			this.invocation.typed(List.of(ex.getCommandLine().getCommandSpec().name()));
		}
		UnmatchedArgumentException.printSuggestions(ex, err);
		err.println("Help: " + ex.getCommandLine().getCommandSpec().qualifiedName() + " --help");
		err.flush();
		return ExitStatus.USAGE.code();
	}

	private static String message(ParameterException ex) {
		if (ex instanceof UnmatchedArgumentException unmatched) {
			return unmatched(unmatched.getUnmatched().get(0), ex.getCommandLine());
		}
		return String.valueOf(ex.getMessage()).replaceFirst("^Error: ", "");
	}

	private static String unmatched(String argument, CommandLine command) {
		if (argument.startsWith("-")) {
			return "unknown option '%s'".formatted(argument);
		}
		List<String> commands = command.getSubcommands().keySet().stream().toList();
		if (!commands.isEmpty()) {
			return "unknown command '%s'; commands are %s".formatted(argument, String.join(", ", commands));
		}
		if (!command.getCommandSpec().positionalParameters().isEmpty()) {
			return "unexpected argument '%s'; one is enough".formatted(argument);
		}
		return "unexpected argument '%s'; %s takes options only, like --date-from 2025-01-31".formatted(argument,
				command.getCommandName());
	}

}
