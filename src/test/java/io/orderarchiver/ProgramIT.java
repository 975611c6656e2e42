package io.orderarchiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.DatabaseFixture;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.Town;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole program in a process of its own, as a scheduler starts it. */
class ProgramIT extends DatabaseFixture {

	@Test
	void sigtermEndsTheRunWithFiveAndTheOtherSpellingOfTheSameCommandResumesIt() throws IOException {
		Town town = Town.in(this.mongo.database());
		town.place(300);
		try (ChildJvm scheduler = start(this.mongo.uri(), "--spring.batch.job.name=archiveDeliveredOrders",
				"date-from=2025-06-01", "date-to=2025-06-30", "batch-size=10", "max-rate=30")) {
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> town.archive().size() >= 20);
			scheduler.terminate();
			assertThat(scheduler.awaitExit()).as(scheduler.output()).isEqualTo(5);
		}
		assertThat(town.archive()).hasSizeLessThan(300);
		try (ChildJvm person = start(this.mongo.uri(), "archive", "--date-from", "20250601", "--date-to", "20250630",
				"--output", "json")) {
			assertThat(person.awaitExit()).as(person.output()).isZero();
			assertThat(person.output()).contains("\"resumed\":true");
		}
		assertThat(ExpectedArchive.actual(this.mongo.database())).isEqualTo(ExpectedArchive.of(this.mongo.database()));
	}

	@Test
	void withoutALocaleAccentsAreIntactInOutputFilesAndArchive() throws IOException {
		Map<String, String> posix = Map.of("LC_ALL", "C", "LANG", "C");
		try (ChildJvm simulate = start(posix, "simulate", "--simulation", "--count", "30", "--seed", "1")) {
			assertThat(simulate.awaitExit()).as(simulate.output()).isZero();
			assertThat(simulate.output()).contains("en préparation", "livrée");
		}
		Path sample = this.home.resolve("sample.json");
		try (ChildJvm archive = start(posix, "archive", "--simulation", "--export-sample", sample.toString())) {
			assertThat(archive.awaitExit()).as(archive.output()).isZero();
		}
		assertThat(Files.readString(sample)).contains("\"coût_commande\"", "\"status\": \"livrée\"");
	}

	@Test
	void withoutADatabaseItSaysHowToNameOneOrDoWithout() throws IOException {
		try (ChildJvm archive = start("", "archive")) {
			assertThat(archive.awaitExit()).isEqualTo(2);
			assertThat(archive.output()).contains("MONGODB_URI", ".env.example", "--simulation");
		}
	}

	@Test
	void aLogDirectoryThatCannotBeWrittenIsWarnedOfAndTheRunGoesOn() throws IOException {
		Town.in(this.mongo.database()).place(3);
		Map<String, String> environment = new HashMap<>(environment(this.mongo.uri()));
		Path nowhere = Files.createFile(this.home.resolve("file")).resolve("logs");
		environment.put("LOG_DIR", nowhere.toString());
		try (ChildJvm archive = ChildJvm.start(OrderArchiver.class, environment, this.home.resolve("output.log"),
				"archive")) {
			assertThat(archive.awaitExit()).as(archive.output()).isZero();
			assertThat(archive.output()).contains("WARN", nowhere + " cannot be written", "LOG_DIR",
					"Archive run 1: complete");
		}
	}

	@Test
	void withoutALogDirectoryThereIsNoFileAndVerboseShowsTheStackTrace() throws IOException {
		Town town = Town.in(this.mongo.database());
		town.place(town.order("CMD-1").append("numero_commande", 5));
		Map<String, String> environment = new HashMap<>(environment(this.mongo.uri()));
		environment.put("LOG_DIR", "none");
		try (ChildJvm archive = ChildJvm.start(OrderArchiver.class, environment, this.home.resolve("output.log"),
				"archive", "--max-rejects", "0", "--verbose")) {
			assertThat(archive.awaitExit()).as(archive.output()).isEqualTo(1);
			assertThat(archive.output()).contains("\tat io.orderarchiver.");
		}
		assertThat(this.home.resolve("logs")).doesNotExist();
	}

	@Test
	void databaseWithoutOrdersIsRefusedAndWhatItHoldsIsNamed() throws IOException {
		this.mongo.drop();
		this.mongo.database().createCollection("Commandes");
		try (ChildJvm archive = start(this.mongo.uri(), "archive")) {
			assertThat(archive.awaitExit()).isEqualTo(2);
			assertThat(archive.output()).contains("no collection 'Commande'", "Commandes");
		}
		assertThat(this.mongo.database().listCollectionNames()).as("nothing was touched").containsExactly("Commandes");
	}

	private ChildJvm start(String uri, String... arguments) throws IOException {
		return ChildJvm.start(OrderArchiver.class, environment(uri), this.home.resolve("output.log"), arguments);
	}

	private ChildJvm start(Map<String, String> variables, String... arguments) throws IOException {
		Map<String, String> environment = new HashMap<>(environment(""));
		environment.putAll(variables);
		return ChildJvm.start(OrderArchiver.class, environment, this.home.resolve("output.log"), arguments);
	}

	private Map<String, String> environment(String uri) {
		Map<String, String> environment = new HashMap<>(Map.of("ORDER_ARCHIVER_HOME", this.home.toString(),
				"MONGODB_URI", uri, "BATCH_DATABASE_URL", "", "SIMULATION_URI", ""));
		environment.put("MONGODB_DATABASE", uri.isEmpty() ? "" : this.mongo.databaseName());
		return environment;
	}

}
