package io.orderarchiver.run.repository;

import java.sql.SQLException;

import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** What a person does about a job repository that is there, but cannot be opened. */
final class JobRepositoryTrouble {

	private JobRepositoryTrouble() {
	}

	/** Says why it does not open, and the way out if its files are to blame. */
	static JobRepositoryException of(JobRepositoryLocation location, Exception failure) {
		if (location instanceof JobRepositoryLocation.H2File h2) {
			for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
				if (isDamage(cause)) {
					return damaged(h2);
				}
				if (isWrongPassword(cause)) {
					return withoutPassword(h2, "is not the one that it was made with");
				}
			}
		}
		return new JobRepositoryException(
				"The job repository %s cannot be opened: %s".formatted(location, rootMessage(failure)));
	}

	static boolean isDamage(Throwable cause) {
		return (cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.FILE_CORRUPTED_1)
				|| (cause instanceof MVStoreException store && store.getErrorCode() == DataUtils.ERROR_FILE_CORRUPT);
	}

	private static boolean isWrongPassword(Throwable cause) {
		return cause instanceof SQLException sql && sql.getErrorCode() == ErrorCode.WRONG_USER_OR_PASSWORD;
	}

	/** H2 itself would propose its recovery tool, which is not worth it here. */
	private static JobRepositoryException damaged(JobRepositoryLocation.H2File h2) {
		return new JobRepositoryException("The job repository %s is damaged. %s".formatted(h2,
				wayOut("Move it away, or put a copy back that was made while nothing ran")));
	}

	/** The file of the password is gone, or another one. */
	static JobRepositoryException withoutPassword(JobRepositoryLocation.H2File h2, String why) {
		return new JobRepositoryException("The job repository %s cannot be opened: its password, %s, %s. %s"
			.formatted(h2, H2Database.password(h2), why, wayOut("Put the right one back, or move both files away")));
	}

	private static String wayOut(String what) {
		return what + ", then run the same command again: it finds known what is archived. No order is lost with it,"
				+ " but checkpoints, the position of the watch and the history of runs are.";
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return (root.getMessage() != null) ? root.getMessage().lines().findFirst().orElse("") : root.toString();
	}

}
