package io.orderarchiver.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoExecutionTimeoutException;
import com.mongodb.MongoOperationTimeoutException;
import io.orderarchiver.archive.retry.Failures;
import io.orderarchiver.doctor.finding.CheckResult;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.server.ConnectedServer;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.run.repository.JobRepositoryException;

import org.springframework.dao.DataAccessException;

/**
 * Goes from check to check. Whatever one of them meets, or however long it takes, the
 * next one gets its turn.
 */
final class Round {

	/** Above every limit that a check sets itself; for what has none, like DNS. */
	private static final int TIME_LIMIT_SECONDS = 30;

	private static final String WITHOUT_REPOSITORY = """
			# with BATCH_DATABASE_URL: does that server run, and let this user in? Else, with no run alive,
			# move the job-repository files in data/ away: no order is lost, but checkpoints are""";

	private final List<CheckResult> results = new ArrayList<>();

	List<CheckResult> results() {
		return List.copyOf(this.results);
	}

	/** Looks, and remembers what was found. */
	CheckResult look(String check, Supplier<List<Finding>> look) {
		return add(check, bounded(check, look));
	}

	void skip(String check, String why) {
		add(check, List.of(Finding.skipped(why)));
	}

	private CheckResult add(String check, List<Finding> findings) {
		CheckResult result = new CheckResult(check, findings);
		this.results.add(result);
		return result;
	}

	private static List<Finding> bounded(String check, Supplier<List<Finding>> look) {
		FutureTask<List<Finding>> task = new FutureTask<>(() -> guarded(look));
		Thread thread = new Thread(task, "check " + check);
		thread.setDaemon(true);
		thread.start();
		try {
			return task.get(TIME_LIMIT_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException ex) {
			return List.of(Finding.failure("gave no answer within %d s".formatted(TIME_LIMIT_SECONDS)));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of(Finding.skipped("interrupted"));
		}
		catch (ExecutionException ex) {
			return List.of(Finding.failure("could not be done: " + Failures.brief(ex.getCause())));
		}
	}

	private static List<Finding> guarded(Supplier<List<Finding>> look) {
		try {
			return look.get();
		}
		catch (MongoOperationTimeoutException | MongoExecutionTimeoutException ex) {
			return List.of(tooSlow());
		}
		catch (MongoCommandException ex) {
			return List.of(refused(ex));
		}
		catch (MongoException ex) {
			return List.of(Finding.failure(Failures.brief(ex)));
		}
		catch (JobRepositoryException ex) {
			return List.of(Finding.failure(String.valueOf(ex.getMessage())).remedy(WITHOUT_REPOSITORY));
		}
		catch (DataAccessException ex) {
			return List.of(Finding.failure("the job repository cannot be read: " + Failures.brief(ex.getCause()))
				.remedy(WITHOUT_REPOSITORY));
		}
	}

	private static Finding tooSlow() {
		return Finding
			.warning("not known: MongoDB took longer than %d s".formatted(ConnectedServer.TIME_LIMIT_SECONDS));
	}

	private static Finding refused(MongoCommandException ex) {
		return switch (ex.getErrorCode()) {
			case ErrorCodes.COMMAND_NOT_FOUND -> Finding.info("not known here: this server has no such command");
			case ErrorCodes.UNAUTHORIZED ->
				Finding.warning("not known: this user has no right to see it").detail(Failures.brief(ex));
			case ErrorCodes.MAX_TIME_EXPIRED -> tooSlow();
			default -> Finding.failure(Failures.brief(ex));
		};
	}

}
