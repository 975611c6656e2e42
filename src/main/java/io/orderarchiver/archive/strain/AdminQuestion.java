package io.orderarchiver.archive.strain;

import java.util.List;
import java.util.Optional;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command that tells of the server, if this user may run it and the server knows it.
 * Where it is refused, that is said once, and it is asked no more.
 */
final class AdminQuestion {

	private static final Logger logger = LoggerFactory.getLogger(AdminQuestion.class);

	private static final int UNAUTHORIZED = 13;

	private final MongoDatabase admin;

	private final List<Document> commands;

	private final String purpose;

	private int next;

	/**
	 * Asks nothing yet.
	 * @param admin the database of that name
	 * @param purpose what is not seen if it is refused
	 * @param commands the same in words of newer and of older servers
	 */
	AdminQuestion(MongoDatabase admin, String purpose, Document... commands) {
		this.admin = admin;
		this.purpose = purpose;
		this.commands = List.of(commands);
	}

	/** The answer, or nothing if there is none, now or ever. */
	Optional<Document> ask() {
		while (this.next < this.commands.size()) {
			try {
				return Optional.of(this.admin.runCommand(this.commands.get(this.next)));
			}
			catch (MongoCommandException ex) {
				refused(ex);
			}
			catch (MongoException ex) {
				logger.debug("MongoDB does not tell of its {} now: {}", this.purpose, ex.getClass().getSimpleName());
				return Optional.empty();
			}
		}
		return Optional.empty();
	}

	private void refused(MongoCommandException ex) {
		String command = this.commands.get(this.next).keySet().iterator().next();
		this.next++;
		if (this.next < this.commands.size()) {
			return;
		}
		if (ex.getErrorCode() == UNAUTHORIZED) {
			logger.info("--spare does without the {}: this user may not run {}. With the role clusterMonitor it could.",
					this.purpose, command);
		}
		else {
			logger.info("--spare does without the {}: this server does not answer {} (error {}).", this.purpose,
					command, ex.getErrorCode());
		}
	}

}
