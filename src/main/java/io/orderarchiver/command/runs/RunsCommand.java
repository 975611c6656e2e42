package io.orderarchiver.command.runs;

import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.run.outcome.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What becomes of runs, to see and to change. */
@Command(name = "runs", synopsisSubcommandLabel = "COMMAND",
		description = { "Shows, reports, restarts, stops, pauses, abandons or forgets runs.",
				"None of these needs MongoDB, but restart.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver runs list", "  order-archiver runs show 12", "  order-archiver runs report 12",
				"  order-archiver runs restart 12", "", "The simulation's runs are apart: add --simulation.",
				"Exit code 2: there is no such run, or it is in no state for that" })
public final class RunsCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/**
	 * The command with its own commands.
	 * @param invocation what they stand on
	 * @param program runs a whole command line and answers its exit code
	 * @return what the program's command line takes
	 */
	public static CommandLine with(Invocation invocation, ToIntFunction<String[]> program) {
		return new CommandLine(new RunsCommand()).addSubcommand(new RunsListCommand(invocation))
			.addSubcommand(new RunsShowCommand(invocation))
			.addSubcommand(new RunsReportCommand(invocation))
			.addSubcommand(new RunsRestartCommand(invocation, program))
			.addSubcommand(new RunsStopCommand(invocation))
			.addSubcommand(new RunsPauseCommand(invocation))
			.addSubcommand(new RunsResumeCommand(invocation))
			.addSubcommand(new RunsAbandonCommand(invocation))
			.addSubcommand(new RunsPruneCommand(invocation));
	}

	@Override
	public Integer call() {
		this.spec.commandLine().usage(this.spec.commandLine().getErr());
		return ExitStatus.USAGE.code();
	}

}
