package io.orderarchiver.command;

import java.io.UncheckedIOException;
import java.util.Optional;

import com.mongodb.MongoException;
import io.orderarchiver.archive.indexes.MissingUniqueIndexException;
import io.orderarchiver.archive.rejects.UnknownRejectException;
import io.orderarchiver.archive.retry.Failures;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.management.ManagementUnavailableException;
import io.orderarchiver.mongo.ConnectionFailedException;
import io.orderarchiver.mongo.InvalidTargetException;
import io.orderarchiver.run.outcome.GenerationFailedException;
import io.orderarchiver.run.deployment.MissingOrdersException;
import io.orderarchiver.run.deployment.SimulationUnavailableException;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RunRefusedException;
import io.orderarchiver.run.lease.AlreadyRunningException;
import io.orderarchiver.run.lease.LeaseLostException;
import io.orderarchiver.run.log.RunLog;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.worker.BrokerException;
import io.orderarchiver.watch.position.PositionRefusedException;
import io.orderarchiver.watch.stream.NoChangeStreamsException;
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
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			Optional<ExitStatus> status = status(cause);
			if (status.isPresent()) {
				this.invocation.fail(HintOfSite.apply(message(cause), site));
				return status.get();
			}
		}
		Throwable root = root(failure);
		String where = this.invocation.logFile()
			.map((file) -> "Where it comes from is in " + file)
			.orElse("The option --verbose shows where it comes from");
		this.invocation.fail("unexpected: %s. %s.".formatted(Failures.brief(root), where));
		return ExitStatus.FAILED;
	}

	private static Optional<ExitStatus> status(Throwable cause) {
		if (cause instanceof ConfigurationException || cause instanceof InvalidTargetException
				|| cause instanceof MissingOrdersException || cause instanceof NoChangeStreamsException
				|| cause instanceof PositionRefusedException || cause instanceof ManagementUnavailableException
				|| cause instanceof UnknownRejectException || cause instanceof RunRefusedException) {
			return Optional.of(ExitStatus.USAGE);
		}
		if (cause instanceof ConnectionFailedException || cause instanceof JobRepositoryException
				|| cause instanceof SimulationUnavailableException || cause instanceof GenerationFailedException
				|| cause instanceof MissingUniqueIndexException || cause instanceof BrokerException
				|| cause instanceof UncheckedIOException || cause instanceof MongoException) {
			return Optional.of(ExitStatus.FAILED);
		}
		if (cause instanceof AlreadyRunningException || cause instanceof LeaseLostException) {
			return Optional.of(ExitStatus.ALREADY_RUNNING);
		}
		return (cause instanceof StopRequestedException) ? Optional.of(ExitStatus.STOPPED) : Optional.empty();
	}

	private static String message(Throwable cause) {
		if (cause instanceof MongoException) {
			return Failures.brief(cause);
		}
		return (cause instanceof UncheckedIOException) ? cause.getMessage() + ": " + cause.getCause()
				: String.valueOf(cause.getMessage());
	}

	private static Throwable root(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

}
