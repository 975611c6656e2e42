package io.orderarchiver.run.outcome;

import java.util.List;

import com.mongodb.MongoException;
import io.orderarchiver.archive.retry.Failures;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.step.StepFailures;

import org.springframework.batch.core.job.JobExecution;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Says in a sentence why a run failed. */
public final class RunFailure {

	private RunFailure() {
	}

	/**
	 * Why a run failed.
	 * @param execution its last execution
	 * @param deployment what was worked on
	 * @param settings tell what is secret
	 * @return a sentence without secrets
	 */
	public static String reason(JobExecution execution, Deployment deployment, Settings settings) {
		return reason(StepFailures.of(execution), deployment, settings);
	}

	/**
	 * Why a step failed.
	 * @param failures what the engine collected, the first one first; may be empty
	 * @param deployment what was worked on
	 * @param settings tell what is secret
	 * @return a sentence without secrets
	 */
	public static String reason(List<Throwable> failures, Deployment deployment, Settings settings) {
		return failures.isEmpty() ? "unknown; see the log"
				: settings.redaction().apply(reason(failures.get(0), deployment));
	}

	private static String reason(Throwable failure, Deployment deployment) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MongoException) {
				return deployment.connection().target() + ": " + Failures.brief(cause);
			}
			if (cause instanceof DataAccessException || cause instanceof TransactionException) {
				return "The job repository %s cannot be written: %s".formatted(deployment.jobRepository(),
						Failures.brief(root(cause)));
			}
			if (cause.getClass().getName().startsWith("io.orderarchiver.")) {
				return String.valueOf(cause.getMessage());
			}
		}
		return Failures.brief(root(failure));
	}

	private static Throwable root(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root;
	}

}
