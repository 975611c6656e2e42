package io.orderarchiver.archive.retry;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import org.jspecify.annotations.Nullable;

/** Says what the driver threw in a sentence without data of an order. */
public final class Failures {

	private Failures() {
	}

	/**
	 * Describes a failure.
	 * @param failure what was thrown
	 * @return one line; a server's message is quoted only where it names no document
	 */
	public static String brief(@Nullable Throwable failure) {
		if (failure instanceof MongoBulkWriteException bulk) {
			return "MongoDB refused a bulk write: " + bulk.getWriteErrors().size() + " document errors, write concern "
					+ (bulk.getWriteConcernError() != null ? "not satisfied" : "satisfied");
		}
		if (failure instanceof MongoWriteException write) {
			return "MongoDB refused a write: error " + write.getError().getCode();
		}
		if (failure instanceof MongoCommandException command) {
			return "MongoDB error " + command.getErrorCode() + " " + command.getErrorCodeName() + ": "
					+ firstLine(command.getErrorMessage());
		}
		if (failure instanceof MongoTimeoutException) {
			return "MongoDB does not answer (no server selected in time)";
		}
		if (failure instanceof MongoException mongo) {
			return mongo.getClass().getSimpleName() + ": " + firstLine(mongo.getMessage());
		}
		return (failure != null) ? firstLine(failure.toString()) : "unknown";
	}

	private static String firstLine(@Nullable String text) {
		String line = (text != null) ? text.lines().findFirst().orElse("") : "";
		return (line.length() > 300) ? line.substring(0, 300) + "…" : line;
	}

}
