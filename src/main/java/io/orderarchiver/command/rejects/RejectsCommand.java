package io.orderarchiver.command.rejects;

import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.run.outcome.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The orders that could not be archived. */
@Command(name = "rejects", sortOptions = false, synopsisSubcommandLabel = "COMMAND",
		description = { "Lists, shows, retries and drops orders that could not be archived.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver rejects list", "  order-archiver rejects show CMD-2025-0042", "",
				"An ID is the _id of an order: the digits of an ObjectId, another _id as text or as JSON.",
				"The order's number will do, too, where it names one reject alone." })
public final class RejectsCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	private RejectsCommand() {
	}

	/** The command with those below it. */
	public static CommandLine with(Invocation invocation) {
		return new CommandLine(new RejectsCommand()).addSubcommand(new RejectsListCommand(invocation))
			.addSubcommand(new RejectsShowCommand(invocation))
			.addSubcommand(new RejectsRetryCommand(invocation))
			.addSubcommand(new RejectsDropCommand(invocation));
	}

	@Override
	public Integer call() {
		this.spec.commandLine().usage(this.spec.commandLine().getErr());
		return ExitStatus.USAGE.code();
	}

}
