package io.orderarchiver.command.worker;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.run.settings.Version;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TcpProxy;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What several processes share goes away, forgets, or says things twice. */
class WorkerFaultsIT extends WorkersFixture {

	@Test
	void runOutlivesABrokerThatIsAwayForTwentySeconds() throws IOException {
		placeOrders();
		URI broker = URI.create(setting("RABBITMQ_URI"));
		try (TcpProxy proxy = new TcpProxy(broker.getHost(), broker.getPort())) {
			this.environment.put("RABBITMQ_URI", through(broker, proxy));
			ChildJvm worker = worker();
			ChildJvm manager = manager("--no-work", "--max-rate", "600");
			awaitArchivedSince(0, 200);
			proxy.cut();
			awaitOutput(manager, "workers hear of nothing new until it does");
			pass(Duration.ofSeconds(20));
			assertThat(archived()).as("what nobody hears of waits").isLessThan(ORDERS);
			proxy.restore();
			assertCompletes(manager);
			assertThat(worker.isAlive()).isTrue();
		}
	}

	@Test
	void workerOutlivesAJobRepositoryThatIsAwayForTenSeconds() throws IOException {
		placeOrders();
		try (TcpProxy proxy = toJobRepository()) {
			ChildJvm worker = workerWith(Map.of("BATCH_DATABASE_URL", jobRepository(proxy)));
			ChildJvm manager = manager("--no-work", "--max-rate", "1000");
			awaitArchivedSince(0, 200);
			proxy.cut();
			pass(Duration.ofSeconds(10));
			proxy.restore();
			assertCompletes(manager);
			assertThat(worker.isAlive()).isTrue();
		}
	}

	@Test
	void runOutlivesAJobRepositoryThatIsAwayForTenSeconds() throws IOException {
		placeOrders();
		try (TcpProxy proxy = toJobRepository()) {
			worker();
			ChildJvm manager = managerWith(Map.of("BATCH_DATABASE_URL", jobRepository(proxy)), "--max-rate", "600");
			awaitArchivedSince(0, 200);
			proxy.cut();
			pass(Duration.ofSeconds(10));
			proxy.restore();
			assertCompletes(manager);
		}
	}

	@Test
	void runAndWorkerOutliveAJobRepositoryThatIsAwayForTenSeconds() throws IOException {
		placeOrders();
		try (TcpProxy proxy = toJobRepository()) {
			this.environment.put("BATCH_DATABASE_URL", jobRepository(proxy));
			ChildJvm worker = worker();
			ChildJvm manager = manager("--max-rate", "400");
			awaitOutput(worker, "working on partition");
			awaitArchivedSince(0, 200);
			proxy.cut();
			pass(Duration.ofSeconds(10));
			proxy.restore();
			assertCompletes(manager);
			assertThat(worker.isAlive()).as(worker.output()).isTrue();
		}
	}

	@Test
	void runGoesOnWhereTheJobRepositoryIsAwayWhileAPartitionEnds() throws IOException {
		placeOrders();
		worker("--until-idle", "1s").awaitExit();
		rows().refuseEndsForSeconds(25);
		ChildJvm manager = manager();
		assertCompletes(manager);
	}

	@Test
	void partitionThatAWorkerCouldNeitherSaveNorLetGoIsTakenOver() throws IOException {
		placeOrders();
		ChildJvm worker = worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "1000");
		awaitArchivedSince(0, 200);
		rows().hide();
		awaitOutput(worker, "this partition is left to whoever can");
		rows().showAgain();
		assertCompletes(manager);
	}

	@Test
	void partitionThatTheProcessOfTheRunCouldNeitherSaveNorLetGoIsTakenOver() throws IOException {
		placeOrders();
		ChildJvm manager = manager("--max-rate", "1000");
		awaitArchivedSince(0, 200);
		rows().hide();
		awaitOutput(manager, "asking again");
		pass(Duration.ofSeconds(3));
		rows().showAgain();
		assertCompletes(manager);
	}

	@Test
	void sameCommandResumesARunWhosePartitionsCouldNotBeOffered() throws IOException {
		placeOrders();
		worker("--until-idle", "1s").awaitExit();
		rows().refuseOffers();
		ChildJvm failed = manager();
		assertThat(failed.awaitExit()).as(failed.output()).isEqualTo(1);
		rows().refuseNoMore();
		ChildJvm resumed = manager();
		assertCompletes(resumed);
		assertThat(resumed.output()).contains("\"resumed\":true");
	}

	@Test
	void sameCommandResumesARunWhoseProcessDiedWhileItOfferedPartitions() throws IOException {
		placeOrders();
		worker("--until-idle", "1s").awaitExit();
		ChildJvm manager = manager("--no-work");
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> rows().offered() >= 8);
		manager.kill();
		rows().forgetHalfOfTheOffer();
		ChildJvm resumed = manager();
		assertCompletes(resumed);
		assertThat(resumed.output()).contains("\"resumed\":true");
	}

	@Test
	void runGoesOnWhenAWorkerHasTakenAPartitionFromItsOwnProcess() throws IOException {
		placeOrders();
		ChildJvm manager = manager("--max-rate", "600");
		awaitArchivedSince(0, 100);
		manager.pause();
		worker();
		awaitTakeOver();
		manager.resume();
		assertCompletes(manager);
		assertThat(manager.output()).contains("is no longer this process's");
	}

	@Test
	void hintsThatAreLostAreSentAgain() throws Exception {
		placeOrders();
		worker();
		HintQueue queue = queue();
		ChildJvm manager = manager("--no-work", "--max-rate", "1000");
		awaitArchivedSince(0, 100);
		queue.purge();
		awaitArchivedSince(archived(), 400);
		queue.purge();
		assertCompletes(manager);
	}

	@Test
	void queueThatIsDeletedInMidRunIsMadeAgain() throws Exception {
		placeOrders();
		worker();
		HintQueue queue = queue();
		ChildJvm manager = manager("--no-work", "--max-rate", "1000");
		awaitArchivedSince(0, 100);
		queue.delete();
		assertCompletes(manager);
	}

	@Test
	void hintsThatArriveTwiceLetNothingBeDoneTwice() throws Exception {
		placeOrders();
		worker();
		worker();
		HintQueue queue = queue();
		ChildJvm manager = manager("--max-rate", "600");
		awaitArchivedSince(0, 100);
		for (String hint : rows().hints(rows().targetOfRuns(), Version.current().text())) {
			queue.send(hint);
			queue.send(hint);
		}
		queue.send("no message of this program");
		assertCompletes(manager);
		assertThat(count(manager, "duplicates")).isZero();
		assertThat(count(manager, "archived")).isEqualTo(ORDERS);
	}

	@Test
	void partitionsOfAnotherVersionAreLeftAlone() throws Exception {
		placeOrders();
		ChildJvm early = worker();
		HintQueue queue = queue();
		early.terminate();
		early.awaitExit();
		ChildJvm manager = manager("--no-work");
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> rows().offered() >= 8);
		manager.pause();
		queue.purge();
		for (String hint : rows().hints(rows().targetOfRuns(), "v0.0.1")) {
			queue.send(hint);
		}
		ChildJvm worker = worker();
		awaitOutput(worker, "A partition is handed out by version v0.0.1, and this worker is version");
		assertThat(archived()).isZero();
		manager.resume();
		assertCompletes(manager);
	}

	@Test
	void workerOfAnotherTargetGetsNothing() throws Exception {
		placeOrders();
		MongoDatabase elsewhere = this.mongo.client().getDatabase(this.mongo.databaseName() + "_other");
		elsewhere.getCollection("Commande").insertOne(new Document("status", "en livraison"));
		ChildJvm stranger = workerWith(Map.of("MONGODB_DATABASE", elsewhere.getName()));
		HintQueue strange = queue();
		ChildJvm manager = manager("--max-rate", "1000");
		awaitArchivedSince(0, 100);
		for (String hint : rows().hints("whatever", Version.current().text())) {
			strange.send(hint);
		}
		awaitOutput(stranger, "is left alone: this worker works for " + elsewhere.getName());
		assertCompletes(manager);
		assertThat(stranger.output()).doesNotContain("working on partition");
		assertThat(elsewhere.getCollection("Historique").countDocuments()).isZero();
		elsewhere.drop();
	}

	@Test
	void failureInTheProcessOfTheRunSaysWhy() throws IOException {
		placeOrders();
		collection("Commande").insertOne(this.town.order("CMD-00000"));
		ChildJvm manager = manager("--max-rejects", "0");
		assertThat(manager.awaitExit()).as(manager.output()).isEqualTo(1);
		assertThat(manager.output()).contains("--max-rejects");
	}

	@Test
	void failureElsewhereSaysWhyAndWhere() throws IOException {
		placeOrders();
		collection("Commande").insertOne(this.town.order("CMD-00000"));
		worker();
		ChildJvm manager = manager("--no-work", "--max-rejects", "0");
		assertThat(manager.awaitExit()).as(manager.output()).isEqualTo(1);
		assertThat(manager.output()).contains("--max-rejects").contains("on ");
	}

	@Test
	void workerLeavesARunThatIsAbandonedAndForgotten() throws IOException {
		placeOrders();
		ChildJvm worker = worker();
		ChildJvm manager = manager("--no-work", "--max-rate", "100");
		awaitArchivedSince(0, 60);
		manager.kill();
		ChildJvm abandoning = start(this.environment, List.of("runs", "abandon", "1"));
		assertThat(abandoning.awaitExit()).as(abandoning.output()).isZero();
		awaitOutput(worker, " UNKNOWN.");
		assertThat(archived()).as("it ended with its page").isLessThan(ORDERS / 4);
		rows().age();
		ChildJvm pruning = start(this.environment, List.of("runs", "prune", "--older-than", "7d"));
		assertThat(pruning.awaitExit()).as(pruning.output()).isZero();
		assertThat(rows().offered()).isZero();
		assertCompletes(manager());
	}

	@Test
	void workerLogsToAFileOfItsOwn() throws IOException {
		placeOrders();
		Path logs = this.home.resolve("logs");
		workerWith(Map.of("LOG_DIR", logs.toString()));
		assertCompletes(manager("--no-work"));
		try (Stream<Path> files = Files.list(logs)) {
			assertThat(files).singleElement()
				.satisfies((file) -> assertThat(file.getFileName().toString()).startsWith("worker"))
				.satisfies((file) -> assertThat(file).content().contains("working on partition"));
		}
	}

	private void assertCompletes(ChildJvm manager) {
		assertThat(manager.awaitExit()).as(manager.output()).isZero();
		assertBooksBalance(manager);
		assertArchiveIsAsExpected();
	}

	private static void pass(Duration time) {
		Awaitility.await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> true);
	}

	private HintQueue queue() {
		return new HintQueue(rows().target());
	}

	private static String through(URI server, TcpProxy proxy) {
		return server.toString().replace(server.getHost() + ":" + server.getPort(), "127.0.0.1:" + proxy.port());
	}

	private URI jobRepositoryServer() {
		return URI.create(setting("BATCH_DATABASE_URL").substring("jdbc:".length()));
	}

	private TcpProxy toJobRepository() {
		return new TcpProxy(jobRepositoryServer().getHost(), jobRepositoryServer().getPort());
	}

	private String jobRepository(TcpProxy proxy) {
		return "jdbc:" + through(jobRepositoryServer(), proxy);
	}

}
