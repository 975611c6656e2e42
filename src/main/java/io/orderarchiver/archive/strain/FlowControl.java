package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;

/** Whether the primary holds writes up itself, since its members do not keep up. */
final class FlowControl implements StrainSource {

	/** Sections of the status that cost time, and tell nothing of this. */
	private static final List<String> SECTIONS_LEFT_OUT = List.of("metrics", "wiredTiger", "locks", "repl", "tcmalloc",
			"opLatencies", "storageEngine");

	private final AdminQuestion status;

	FlowControl(MongoDatabase admin) {
		Document command = new Document("serverStatus", 1);
		SECTIONS_LEFT_OUT.forEach((section) -> command.append(section, 0));
		this.status = new AdminQuestion(admin, "flow control", command);
	}

	@Override
	public Strain look() {
		boolean lagged = this.status.ask()
			.map((answer) -> answer.getEmbedded(List.of("flowControl", "isLagged"), false))
			.orElse(false);
		return lagged ? new Strain(Strain.Level.STRAINED, Duration.ZERO, "its flow control holds writes up")
				: Strain.NONE;
	}

}
