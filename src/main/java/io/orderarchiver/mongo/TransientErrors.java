package io.orderarchiver.mongo;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;

/** Tells failures that a retry may mend from those that it cannot. */
public final class TransientErrors {

	private TransientErrors() {
	}

	/**
	 * Whether a retry may mend a failure.
	 * @param failure what was thrown
	 * @return true for lost connections, elections, time-outs and unconfirmed writes
	 */
	public static boolean isTransient(Throwable failure) {
		if (failure instanceof MongoSocketException || failure instanceof MongoTimeoutException
				|| failure instanceof MongoNotPrimaryException || failure instanceof MongoNodeIsRecoveringException
				|| failure instanceof MongoConnectionPoolClearedException
				|| failure instanceof MongoCursorNotFoundException || failure instanceof MongoWriteConcernException) {
			return true;
		}
		return failure instanceof MongoException mongo && (mongo.hasErrorLabel("RetryableWriteError")
				|| mongo.hasErrorLabel("RetryableError") || ErrorCodes.isTransient(mongo.getCode()));
	}

}
