package io.orderarchiver.command.seal;

import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.run.outcome.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What can be done with seals. */
@Command(name = "seal", synopsisSubcommandLabel = "COMMAND",
		description = { "Checks the archive against a seal, or lists seals.", "A seal is written by: verify --seal DIR",
				"" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver seal list seals", "  order-archiver seal check seals/2025-01" })
public final class SealCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	/**
	 * The command with its own commands.
	 * @param invocation what they stand on
	 * @return what the program's command line takes
	 */
	public static CommandLine with(Invocation invocation) {
		return new CommandLine(new SealCommand()).addSubcommand(new SealCheckCommand(invocation))
			.addSubcommand(new SealListCommand(invocation));
	}

	@Override
	public Integer call() {
		this.spec.commandLine().usage(this.spec.commandLine().getErr());
		return ExitStatus.USAGE.code();
	}

}
