package io.orderarchiver.mongo;

import java.util.List;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A server that would compress, asked by a client that cannot. */
class CompressorsIT {

	private final MongoServer server = new MongoServer(new CompressingBackend());

	@AfterEach
	void shutDown() {
		this.server.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "snappy", "zstd", "snappy,zstd" })
	void withoutTheLibraryMessagesAreNotCompressed(String compressors) {
		String uri = "mongodb://127.0.0.1:" + this.server.bind().getPort() + "/?compressors=" + compressors;
		try (MongoConnection connection = MongoConnection.open(MongoTarget.of(uri, "orders"), List.of())) {
			connection.database().getCollection("Commande").insertOne(new org.bson.Document("_id", 1));
			assertThat(connection.database().getCollection("Commande").find()).hasSize(1);
		}
	}

	/** Agrees to whatever a driver proposes. */
	private static final class CompressingBackend extends MemoryBackend {

		@Override
		public Document handleCommand(Channel channel, String database, String command, Document query) {
			Document answer = super.handleCommand(channel, database, command, query);
			if (query.get("compression") instanceof List<?> proposed && !proposed.isEmpty()) {
				answer.append("compression", proposed);
			}
			return answer;
		}

	}

}
