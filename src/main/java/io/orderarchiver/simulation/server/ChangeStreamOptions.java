package io.orderarchiver.simulation.server;

import java.util.Objects;
import java.util.stream.Stream;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/**
 * What a client asks of a change stream.
 *
 * @param start where it starts
 * @param updateLookup whether updates show the document as it is when they are read
 */
record ChangeStreamOptions(ResumeToken start, boolean updateLookup) {

	/**
	 * Reads the {@code $changeStream} stage.
	 * @throws MongoServerError with MongoDB's codes for options that it refuses
	 */
	static ChangeStreamOptions of(Document stage, OperationLog log) {
		Object fullDocument = stage.getOrDefault("fullDocument", "default");
		if (!fullDocument.equals("default") && !fullDocument.equals("updateLookup")) {
			throw new MongoServerError(40575, "Location40575",
					"unrecognized value for the 'fullDocument' option to the $changeStream stage: " + fullDocument);
		}
		return new ChangeStreamOptions(start(stage, log), fullDocument.equals("updateLookup"));
	}

	private static ResumeToken start(Document stage, OperationLog log) {
		if (Stream.of("resumeAfter", "startAfter", "startAtOperationTime").filter(stage::containsKey).count() > 1) {
			throw new MongoServerError(40674, "Location40674",
					"Only one type of resume option is allowed, but multiple were found.");
		}
		if (stage.containsKey("startAfter")) {
			return ResumeToken.parse(stage.get("startAfter"));
		}
		if (stage.containsKey("resumeAfter")) {
			return resumable(ResumeToken.parse(stage.get("resumeAfter")));
		}
		if (stage.containsKey("startAtOperationTime")) {
			return log.before((BsonTimestamp) Objects.requireNonNull(stage.get("startAtOperationTime")));
		}
		return log.end();
	}

	private static ResumeToken resumable(ResumeToken token) {
		if (token.kind() == ResumeToken.Kind.INVALIDATE) {
			throw new MongoServerError(260, "InvalidResumeToken",
					"Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate "
							+ "notification.");
		}
		return token;
	}

}
