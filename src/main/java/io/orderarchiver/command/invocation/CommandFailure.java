package io.orderarchiver.command.invocation;

import java.io.UncheckedIOException;
import java.util.Optional;

import com.mongodb.MongoException;
import io.orderarchiver.archive.indexes.MissingUniqueIndexException;
import io.orderarchiver.archive.rejects.UnknownRejectException;
import io.orderarchiver.archive.retry.Failures;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.management.ManagementUnavailableException;
import io.orderarchiver.mongo.ConnectionFailedException;
import io.orderarchiver.mongo.InvalidTargetException;
import io.orderarchiver.run.deployment.MissingOrdersException;
import io.orderarchiver.run.deployment.SimulationUnavailableException;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RunRefusedException;
import io.orderarchiver.run.lease.AlreadyRunningException;
import io.orderarchiver.run.lease.LeaseLostException;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.GenerationFailedException;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.worker.BrokerException;
import io.orderarchiver.watch.position.PositionRefusedException;
import io.orderarchiver.watch.stream.NoChangeStreamsException;

/**
 * What a command throws, as a person is told it.
 *
 * @param exitStatus how the command ends
 * @param message why, in a sentence that begins with a small letter or a name
 * @param origin whether somebody thought of it
 */
public record CommandFailure(ExitStatus exitStatus, String message, Origin origin) {

	/** Whether somebody thought of it. */
	public enum Origin {

		EXPECTED,

		/** An error of this program, most likely. */
		UNEXPECTED

	}

	/**
	 * Finds the sentence.
	 * @param failure what was thrown
	 * @param site what was worked on, for the commands in the sentence
	 * @return the first of its causes that a person is told
	 */
	public static CommandFailure of(Throwable failure, Site site) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			Optional<ExitStatus> status = status(cause);
			if (status.isPresent()) {
				return new CommandFailure(status.get(), HintOfSite.apply(message(cause), site), Origin.EXPECTED);
			}
		}
		return new CommandFailure(ExitStatus.FAILED, Failures.brief(root(failure)), Origin.UNEXPECTED);
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
