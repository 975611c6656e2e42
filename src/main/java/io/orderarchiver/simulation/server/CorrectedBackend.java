package io.orderarchiver.simulation.server;

import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.netty.channel.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MongoDB in memory that answers as a real one where the archiver relies on it.
 * <p>
 * What it corrects is what a client can observe of a real server, and nothing else: no
 * command and no field is its own. Commands on one database are corrected by
 * {@link CorrectedDatabase}, what belongs to the whole server (cursors, errors, sessions,
 * the log) here. It takes itself for a standalone server, for which a driver needs no
 * replica set, but has change streams nevertheless. Its data outlive {@link #close()}, so
 * that a server can go away and come back.
 */
final class CorrectedBackend extends MemoryBackend {

	private static final Logger logger = LoggerFactory.getLogger(CorrectedBackend.class);

	private static final int SESSION_MINUTES = 30;

	private final OperationLog log;

	private final ChangeStreams changeStreams;

	CorrectedBackend(int logEntries) {
		this.log = new OperationLog(getClock(), logEntries);
		this.changeStreams = new ChangeStreams(this.log, getCursorRegistry());
	}

	OperationLog log() {
		return this.log;
	}

	@Override
	public MemoryDatabase openOrCreateDatabase(String databaseName) {
		return new CorrectedDatabase(databaseName, getCursorRegistry(), this.log);
	}

	/**
	 * Answers a refused command as MongoDB does. The library would log the whole command
	 * as an error too, personal data included.
	 */
	@Override
	public Document handleMessage(MongoMessage message) {
		try {
			refuseTransaction(message.getDocument());
			return super.handleMessage(message).append("operationTime", this.log.now());
		}
		catch (MongoServerException ex) {
			logger.debug("Refused a command: {}", ex.getMessageWithoutErrorCode());
			return refusal(ex);
		}
	}

	/** Without rollback, its writes would stay. */
	private static void refuseTransaction(Document command) {
		if (command.containsKey("txnNumber")) {
			throw new MongoServerError(20, "IllegalOperation",
					"Transaction numbers are only allowed on a replica set member or mongos");
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

	/** Sessions are told apart by nothing here, but a driver has none without this. */
	@Override
	public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
		Document answer = super.handleCommand(channel, databaseName, command, query);
		return command.equalsIgnoreCase("isMaster") ? answer.append("logicalSessionTimeoutMinutes", SESSION_MINUTES)
				: answer;
	}

	@Override
	protected Document handleGetMore(String databaseName, String command, Document query) {
		ChangeStream stream = this.changeStreams.of(query);
		if (stream != null) {
			return this.changeStreams.next(stream, query);
		}
		query.putIfAbsent("batchSize", Integer.MAX_VALUE);
		return super.handleGetMore(databaseName, command, query);
	}

	/**
	 * Whether the answer to a command would only be that nothing has happened.
	 * @return true for the {@code getMore} of a change stream that is at its end
	 */
	boolean hasNothingYet(Document command) {
		ChangeStream stream = command.containsKey("getMore") ? this.changeStreams.of(command) : null;
		return stream != null && !stream.isReady();
	}

	@Override
	protected Document handleKillCursors(Document query) {
		Document answer = super.handleKillCursors(query);
		this.log.wake();
		return answer;
	}

	/** Closes every cursor, as the end of a server does. */
	void closeCursors() {
		CursorRegistry cursors = getCursorRegistry();
		for (long id = cursors.generateCursorId(); id > 0 && cursors.size() > 0; id--) {
			cursors.remove(id);
		}
	}

	@Override
	public void dropDatabase(String databaseName) {
		boolean there = listDatabaseNames().contains(databaseName);
		super.dropDatabase(databaseName);
		if (there) {
			this.log.append(Change.Type.DROP_DATABASE, new Namespace(databaseName, null), new Document());
		}
	}

	@Override
	public void close() {
		logger.debug("The server stopped; its data stay in memory");
	}

}
