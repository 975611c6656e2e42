package io.orderarchiver.command;

import io.orderarchiver.command.invocation.CommandFailure;
import io.orderarchiver.command.invocation.HintOfSite;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.ExitStatus;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The outermost edge: whatever a command throws becomes a sentence and an exit code. */
final class ExecutionErrors implements IExecutionExceptionHandler {

	private final Invocation invocation;

	ExecutionErrors(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
		ParseResult last = last(parsed);
		Site site = HintOfSite.site(last.hasMatchedOption("--simulation"));
		ExitStatus status = tell(failure, site);
		for (Throwable suppressed : failure.getSuppressed()) {
			tell(suppressed, site);
		}
		this.invocation.trace(failure);
		if (last.hasMatchedOption("--verbose")) {
			this.invocation.show(RunLog.stackTrace(failure));
		}
		return status.code();
	}

	private static ParseResult last(ParseResult parsed) {
		ParseResult last = parsed;
		while (last.hasSubcommand()) {
			last = last.subcommand();
		}
		return last;
	}

	private ExitStatus tell(Throwable failure, Site site) {
		CommandFailure told = CommandFailure.of(failure, site);
		this.invocation.fail(switch (told.origin()) {
			case EXPECTED -> told.message();
			case UNEXPECTED -> "unexpected: %s. %s.".formatted(told.message(), whereItComesFrom());
		});
		return told.exitStatus();
	}

	private String whereItComesFrom() {
		return this.invocation.logFile()
			.map((file) -> "Where it comes from is in " + file)
			.orElse("The option --verbose shows where it comes from");
	}

}
