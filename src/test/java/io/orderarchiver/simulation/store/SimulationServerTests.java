package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.orderarchiver.simulation.server.EmbeddedMongo;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(60)
class SimulationServerTests {

	@TempDir
	private Path directory;

	@Test
	void keepsDataAndIdentityAcrossACleanEnd() throws IOException {
		String identity;
		try (SimulationServer server = SimulationServer.open(this.directory)) {
			identity = server.identity();
			insert(server, "1");
		}
		assertThat(identity).matches("[0-9a-f]{8}");
		try (SimulationServer server = SimulationServer.open(this.directory)) {
			assertThat(server.identity()).isEqualTo(identity);
			assertThat(server.joined()).isFalse();
			assertThat(count(server)).isOne();
		}
	}

	@Test
	void sharesItsServerWithAnotherProcess() throws IOException {
		try (SimulationServer server = SimulationServer.open(this.directory);
				ChildProcess child = ChildProcess.open(this.directory)) {
			insert(server, "1");
			assertThat(child.answer()).isEqualTo("joined " + server.identity());
			assertThat(child.ask("count")).isEqualTo("count 1");
			assertThat(child.ask("insert 2")).isEqualTo("done");
			assertThat(count(server)).isEqualTo(2);
			assertThat(child.ask("close")).isEqualTo("closed");
		}
	}

	@Test
	void waitsForAProcessThatUsesItsServer() throws IOException {
		try (ChildProcess owner = ChildProcess.open(this.directory)) {
			assertThat(owner.answer()).startsWith("owns ");
			SimulationServer member = SimulationServer.open(this.directory);
			assertThat(member.joined()).isTrue();
			assertThat(owner.ask("close")).isEqualTo("waiting");
			insert(member, "late");
			assertThat(owner.runs()).isTrue();
			member.close();
			assertThat(owner.answer()).isEqualTo("closed");
		}
		try (SimulationServer next = SimulationServer.open(this.directory)) {
			assertThat(count(next)).isOne();
		}
	}

	@Test
	void stopsWaitingOnRequestAndLosesNothingThatItAcknowledged() throws IOException {
		AtomicBoolean waiting = new AtomicBoolean();
		int acknowledged;
		SimulationServer server = SimulationServer.open(this.directory);
		try (ChildProcess member = ChildProcess.open(this.directory)) {
			assertThat(member.answer()).startsWith("joined ");
			member.tell("flood");
			await().until(() -> count(server) > 200);
			server.close(() -> waiting.set(true), waiting::get);
			acknowledged = Integer.parseInt(member.answer().replace("acknowledged ", ""));
		}
		assertThat(waiting).isTrue();
		try (SimulationServer next = SimulationServer.open(this.directory)) {
			assertThat(next.identity()).isEqualTo(server.identity());
			assertThat(count(next)).as("one may have lost its answer").isBetween(acknowledged + 0L, acknowledged + 1L);
		}
	}

	@Test
	void isLeftByAKilledOwnerWithItsLastSnapshotAndANewIdentity() throws Exception {
		SimulationServer first = SimulationServer.open(this.directory);
		String identity = first.identity();
		first.close();
		try (ChildProcess owner = ChildProcess.open(this.directory)) {
			assertThat(owner.answer()).isEqualTo("owns " + identity);
			owner.ask("insert 1");
			owner.ask("snapshot");
			owner.ask("insert lost");
			owner.kill();
		}
		try (SimulationServer next = SimulationServer.open(this.directory)) {
			assertThat(next.joined()).isFalse();
			assertThat(next.identity()).isNotEqualTo(identity);
			assertThat(count(next)).isOne();
		}
	}

	@Test
	void doesNotWaitForAKilledProcess() throws Exception {
		try (SimulationServer server = SimulationServer.open(this.directory);
				ChildProcess member = ChildProcess.open(this.directory)) {
			assertThat(member.answer()).startsWith("joined ");
			member.kill();
			server.close(() -> assertThat(member.runs()).as("waits for a living one").isTrue(), () -> false);
		}
	}

	@Test
	void takesASnapshotForAProcessThatJoined() throws Exception {
		try (ChildProcess owner = ChildProcess.open(this.directory)) {
			assertThat(owner.answer()).startsWith("owns ");
			try (SimulationServer member = SimulationServer.open(this.directory)) {
				insert(member, "1");
				member.snapshot();
			}
			owner.kill();
		}
		try (SimulationServer next = SimulationServer.open(this.directory)) {
			assertThat(count(next)).isOne();
		}
	}

	@Test
	void opensWhileAnOwnerIsEnding() throws Exception {
		SimulationServer first = SimulationServer.open(this.directory);
		insert(first, "1");
		try (ChildProcess child = ChildProcess.open(this.directory)) {
			CompletableFuture<Void> end = CompletableFuture.runAsync(() -> close(first));
			assertThat(child.answer()).matches("(joined|owns) " + first.identity());
			assertThat(child.ask("count")).isEqualTo("count 1");
			assertThat(child.ask("close")).isEqualTo("closed");
			await().atMost(Duration.ofSeconds(10)).until(end::isDone);
			end.get();
		}
	}

	private static void close(SimulationServer server) {
		try {
			server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void joinsItselfWithinOneProcess() throws IOException {
		try (SimulationServer owner = SimulationServer.open(this.directory)) {
			try (SimulationServer member = SimulationServer.open(this.directory)) {
				assertThat(member.joined()).isTrue();
				assertThat(member.uri()).isEqualTo(owner.uri());
			}
			try (ChildProcess child = ChildProcess.open(this.directory)) {
				assertThat(child.answer()).as("the owner's lock still holds").startsWith("joined ");
				assertThat(child.ask("close")).isEqualTo("closed");
			}
		}
	}

	@Test
	void isNotConfusedByALeftoverAddress() throws IOException {
		try (EmbeddedMongo stranger = EmbeddedMongo.start()) {
			new ServerAddress(stranger.port(), "0badcafe", "gone", ProcessHandle.current().pid())
				.publish(this.directory.resolve("elsewhere.json"));
			Files.writeString(this.directory.resolve("server.json"),
					Files.readString(this.directory.resolve("elsewhere.json")).replace("gone", "another"));
			try (SimulationServer server = SimulationServer.open(this.directory)) {
				assertThat(server.joined()).isFalse();
				assertThat(server.uri()).isNotEqualTo(stranger.uri());
				assertThat(server.identity()).isNotEqualTo("0badcafe");
			}
		}
		Files.writeString(this.directory.resolve("server.json"), "{\"port\": 5");
		try (SimulationServer server = SimulationServer.open(this.directory)) {
			assertThat(server.joined()).isFalse();
		}
	}

	@Test
	void refusesADirectoryWhoseOwnerDoesNotAnswer() throws IOException {
		Duration handover = Duration.ofMillis(300);
		try (ProcessLock hung = ProcessLock.on(this.directory.resolve("owner.lock"))) {
			assertThat(hung.tryAlone()).isTrue();
			assertThatExceptionOfType(IOException.class)
				.isThrownBy(() -> SimulationServer.open(this.directory, handover))
				.withMessageContaining(this.directory.toString())
				.withMessageContaining("does not answer");
		}
	}

	@Test
	void refusesADamagedSnapshotAndLeavesIt() throws IOException {
		try (SimulationServer server = SimulationServer.open(this.directory)) {
			insert(server, "1");
		}
		Path file = this.directory.resolve("snapshot-1/Ubereats/Commande.bson");
		byte[] whole = Files.readAllBytes(file);
		Files.write(file, Arrays.copyOf(whole, whole.length - 1));
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> SimulationServer.open(this.directory))
			.withMessageContaining("Commande.bson");
		Files.write(file, whole);
		try (SimulationServer server = SimulationServer.open(this.directory)) {
			assertThat(count(server)).isOne();
		}
	}

	@Test
	void keepsItsFilesToTheirOwner() throws IOException {
		try (SimulationServer server = SimulationServer.open(this.directory.resolve("data/simulation"))) {
			insert(server, "1");
			server.snapshot();
			try (Stream<Path> files = Files.walk(this.directory.resolve("data"))) {
				assertThat(files).hasSizeGreaterThan(5)
					.allSatisfy((file) -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
						.endsWith("------"));
			}
		}
	}

	@Test
	void cannotBeReachedAfterItsEnd() throws IOException {
		SimulationServer server = SimulationServer.open(this.directory);
		insert(server, "1");
		server.close();
		server.close();
		assertThat(this.directory.resolve("server.json")).doesNotExist();
		assertThatExceptionOfType(MongoException.class).isThrownBy(() -> count(server));
	}

	private static void insert(SimulationServer server, String id) {
		try (MongoClient client = connect(server)) {
			orders(client).insertOne(new Document("_id", id));
		}
	}

	private static long count(SimulationServer server) {
		try (MongoClient client = connect(server)) {
			return orders(client).countDocuments();
		}
	}

	private static MongoClient connect(SimulationServer server) {
		return MongoClients.create(server.uri() + "/?serverSelectionTimeoutMS=2000");
	}

	private static MongoCollection<Document> orders(MongoClient client) {
		return client.getDatabase("Ubereats").getCollection("Commande");
	}

}
