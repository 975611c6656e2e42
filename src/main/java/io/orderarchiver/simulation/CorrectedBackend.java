package io.orderarchiver.simulation;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB in memory that answers as a real one where the archiver relies on it.
 * <p>
 * What it corrects is what a client can observe of a real server, and nothing else: no
 * command and no field is its own. Commands on one database are corrected by
 * {@link CorrectedDatabase}, what belongs to the whole server (cursors, errors, later the
 * oplog) here. Its data outlive {@link #close()}, so that a server can go away and come
 * back.
 */
final class CorrectedBackend extends MemoryBackend {

	private static final Logger logger = LoggerFactory.getLogger(CorrectedBackend.class);

	@Override
	public MemoryDatabase openOrCreateDatabase(String databaseName) {
		return new CorrectedDatabase(databaseName, getCursorRegistry());
	}

	/**
	 * Answers a refused command as MongoDB does. The library would log the whole command
	 * as an error too, personal data included.
	 */
	@Override
	public Document handleMessage(MongoMessage message) {
		try {
			return super.handleMessage(message);
		}
		catch (MongoServerException ex) {
			logger.debug("Refused a command: {}", ex.getMessageWithoutErrorCode());
			return refusal(ex);
		}
	}

	private static Document refusal(MongoServerException ex) {
		Document answer = new Document("ok", 0.0).append("errmsg", ex.getMessageWithoutErrorCode());
		if (ex instanceof MongoServerError error) {
			answer.append("code", error.getCode());
			answer.putIfNotNull("codeName", error.getCodeName());
		}
		return answer;
	}

	@Override
	protected Document handleGetMore(String databaseName, String command, Document query) {
		query.putIfAbsent("batchSize", Integer.MAX_VALUE);
		return super.handleGetMore(databaseName, command, query);
	}

	@Override
	public void close() {
		logger.debug("The server stopped; its data stay in memory");
	}

}
