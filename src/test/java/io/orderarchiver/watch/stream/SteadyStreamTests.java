package io.orderarchiver.watch.stream;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchState;
import io.orderarchiver.watch.state.WatchStates;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@Timeout(60)
class SteadyStreamTests {

	private static final int ATTEMPTS = 6;

	private static final Duration LONGEST_DELAY = Duration.ofMillis(400);

	private final List<Long> attempts = new CopyOnWriteArrayList<>();

	private final List<WatchState> states = new CopyOnWriteArrayList<>();

	private final StopSignal stop = new StopSignal();

	private final MongoServer server = new MongoServer(new RefusingBackend());

	private volatile int errorCode = 8;

	private MongoClient client;

	@BeforeEach
	void connect() {
		InetSocketAddress address = this.server.bind();
		this.client = MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString("mongodb://127.0.0.1:" + address.getPort()))
			.build());
	}

	@AfterEach
	void disconnect() {
		this.client.close();
		this.server.shutdownNow();
	}

	@Test
	void endlessErrorIsMetWithGrowingDelaysUpToACap() {
		CompletableFuture<StreamBatch> polled = CompletableFuture.supplyAsync(stream()::poll);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> this.attempts.size() >= ATTEMPTS);
		this.stop.request();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(polled::join)
			.withCauseInstanceOf(StopRequestedException.class);
		List<Long> gapsInMillis = IntStream.range(1, ATTEMPTS)
			.mapToObj((i) -> (this.attempts.get(i) - this.attempts.get(i - 1)) / 1_000_000)
			.toList();
		assertThat(gapsInMillis).as("never less than the cap").allMatch((gap) -> gap >= LONGEST_DELAY.toMillis());
		assertThat(this.states).as("told once").containsExactly(WatchState.STARTING, WatchState.RECONNECTING);
	}

	@Test
	void lostPositionIsNotTriedAgain() {
		this.errorCode = 286;
		assertThatExceptionOfType(PositionLostException.class).isThrownBy(stream()::poll);
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void eventThatTheServerCannotSendIsTriedAFewTimesAndThenLeftBehind() {
		this.errorCode = 1;
		SteadyStream stream = stream();
		stream.moveTo(new BsonDocument());
		assertThatExceptionOfType(PositionLostException.class).isThrownBy(stream::poll);
		assertThat(this.attempts).hasSize(5);
	}

	@Test
	void missingReplicaSetIsNotTriedAgainAndSaysHowToMakeOne() {
		this.errorCode = 40573;
		assertThatExceptionOfType(NoChangeStreamsException.class).isThrownBy(stream()::poll)
			.withMessageContaining("rs.initiate()");
		assertThat(this.attempts).hasSize(1);
	}

	@Test
	void missingRightIsNotTriedAgain() {
		this.errorCode = 13;
		assertThatExceptionOfType(com.mongodb.MongoCommandException.class).isThrownBy(stream()::poll);
		assertThat(this.attempts).hasSize(1);
	}

	private SteadyStream stream() {
		MongoCollection<BsonDocument> orders = this.client.getDatabase("d")
			.getCollection("Commande", BsonDocument.class);
		return new SteadyStream((token) -> {
			this.attempts.add(System.nanoTime());
			orders.watch().cursor().close();
			throw new IllegalStateException("must have been refused");
		}, this.stop, LONGEST_DELAY, new WatchStates(new States()));
	}

	/** Answers each change stream with an error. */
	private final class RefusingBackend extends MemoryBackend {

		@Override
		public Document handleMessage(MongoMessage message) {
			if (!message.getDocument().containsKey("aggregate")) {
				return super.handleMessage(message);
			}
			return new Document("ok", 0.0).append("code", SteadyStreamTests.this.errorCode).append("errmsg", "refused");
		}

	}

	/** Remembers the states. */
	private final class States implements WatchListener {

		@Override
		public void changed(WatchState state) {
			SteadyStreamTests.this.states.add(state);
		}

		@Override
		public void polled(Answer answer) {
		}

		@Override
		public void stored(StoredBatch batch) {
		}

		@Override
		public void saved(java.time.Instant position) {
		}

	}

}
