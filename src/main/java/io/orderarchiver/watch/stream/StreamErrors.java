package io.orderarchiver.watch.stream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.mongo.TransientErrors;

/** Tells what mends a change stream. */
enum StreamErrors {

	/** Opening it again where it was, sooner or later. */
	REOPENING,

	/**
	 * Opening it again where it was a few times; what the server refuses there for good
	 * is behind a new position.
	 */
	REFUSED_HERE,

	/** A new position. */
	NEW_POSITION,

	/** A replica set. */
	REPLICA_SET,

	/** Nothing that this process could do. */
	NOTHING;

	static StreamErrors of(Throwable failure) {
		if (failure instanceof StreamEndedException) {
			return NEW_POSITION;
		}
		if (!(failure instanceof MongoException mongo)) {
			return NOTHING;
		}
		int code = mongo.getCode();
		if (code == ErrorCodes.NOT_A_REPLICA_SET) {
			return REPLICA_SET;
		}
		if (failure instanceof MongoSecurityException || code == ErrorCodes.UNAUTHORIZED
				|| code == ErrorCodes.AUTHENTICATION_FAILED) {
			return NOTHING;
		}
		if (ErrorCodes.isPositionLost(code)) {
			return NEW_POSITION;
		}
		return (failure instanceof MongoCommandException && !TransientErrors.isTransient(failure)
				&& ErrorCodes.mayBeOfValue(code)) ? REFUSED_HERE : REOPENING;
	}

}
