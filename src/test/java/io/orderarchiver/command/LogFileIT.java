package io.orderarchiver.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.run.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What is in the log file of a command, and what is not. */
@Timeout(120)
class LogFileIT extends CommandFixture {

	private static final String STAMP = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z (INFO |WARN |ERROR) ";

	@Test
	void eachArchiveRunKeepsItsStartAndSummaryUnderItsNumber() throws IOException {
		this.town.place(20);
		TypedCommand first = type("archive");
		TypedCommand second = type("archive");
		assertThat(first.exitCode()).as(first.err()).isZero();
		assertThat(first.err()).contains("Log file: " + file("batch_20250315_120000.log"));
		assertThat(second.exitCode()).isZero();
		assertThat(files()).containsExactly("batch_20250315_120000.log", "batch_20250315_120001.log");
		assertLog("batch_20250315_120000.log", "archiveDeliveredOrders 1", first);
		assertLog("batch_20250315_120001.log", "archiveDeliveredOrders 2", second);
		assertThat(content("batch_20250315_120001.log")).contains("Archive run 2 starts").doesNotContain("run 1");
	}

	private void assertLog(String name, String run, TypedCommand typed) throws IOException {
		assertThat(Files.readAllLines(file(name))).isNotEmpty()
			.allSatisfy((line) -> assertThat(line).matches(STAMP + "\\[" + run + "] .+"));
		assertThat(content(name)).contains(typed.out().lines().filter((line) -> !line.isBlank()).toList())
			.doesNotContain("Durand", "elodie@example.com");
	}

	@Test
	void aProgramIsGivenJsonAndTheFileTheSummary() throws IOException {
		this.town.place(3);
		TypedCommand typed = type("archive", "--output", "json");
		assertThat(typed.out().lines()).hasSize(1);
		assertThat(content("batch_20250315_120000.log")).contains("Archive run 1: complete")
			.doesNotContain("\"archived\":");
	}

	@Test
	void aRunThatFailsIsASentenceOnTheConsoleAndAStackTraceInTheFile() throws IOException {
		this.town.place(this.town.order("CMD-1").append("numero_commande", 5));
		TypedCommand typed = type("archive", "--max-rejects", "0");
		assertThat(typed.exitCode()).isEqualTo(1);
		assertThat(typed.out() + typed.err()).contains("FAILED").doesNotContain("\tat ");
		assertThat(content("batch_20250315_120000.log")).contains("[archiveDeliveredOrders 1] \tat io.orderarchiver.")
			.doesNotContain("Durand", "elodie@example.com");
	}

	@Test
	void aStartThatFailsIsInTheFileWithWhatTheDriverSays() throws IOException {
		Settings settings = TypedCommand.loggingSettings(this.home,
				"mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300");
		TypedCommand typed = TypedCommand.typeWith(settings, "archive");
		assertThat(typed.exitCode()).isEqualTo(1);
		assertThat(typed.err()).contains("MongoDB does not answer").doesNotContain("\tat ");
		assertThat(content("batch_20250315_120000.log")).contains(
				"[archiveDeliveredOrders] order-archiver: MongoDB does not answer", "\tat com.mongodb.",
				"Caused by: com.mongodb.Mongo");
	}

	@Test
	void aWatchKeepsWhatAPersonReads() throws IOException {
		this.town.place(7);
		TypedCommand typed = type("watch", "--until-idle", "1s", "--output", "json");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(content("watcher_20250315_120000.log"))
			.contains("[watchDeliveredOrders 1] Watch run 1 starts", "[watchDeliveredOrders 1] Caught up")
			.doesNotContain("\"archived\":", "Durand", "elodie@example.com");
	}

	@Test
	void aSimulationHasALogToo() throws IOException {
		TypedCommand typed = type("simulate", "--simulation", "--count", "10");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(content("generator_20250315_120000.log")).contains("[generateOrders 1] Generation 1: complete");
	}

	@Test
	void whatRunsNoJobHasNone() {
		assertThat(type("doctor").exitCode()).isNotEqualTo(2);
		assertThat(TypedCommand.type("demo").exitCode()).isZero();
		assertThat(this.home.resolve("logs")).doesNotExist();
	}

	@Test
	void anEnvFileThatOthersMayReadIsWarnedOf() throws IOException {
		assumeTrue(Files.getFileStore(this.home).supportsFileAttributeView("posix"));
		Path file = Files.writeString(this.home.resolve(".env"), "BATCH_SIZE=1\n");
		for (String open : List.of("rw-r-----", "rw----r--", "rw--w----")) {
			Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
			assertThat(type("archive").err()).contains("Warning: others on this host can read or change " + file,
					"chmod 600 '" + file + "'");
		}
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
		assertThat(type("archive").err()).doesNotContain("Warning");
	}

	@Override
	protected Settings settings() {
		return TypedCommand.loggingSettings(this.home, this.mongo);
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.list(this.home.resolve("logs"))) {
			return files.map((file) -> file.getFileName().toString()).sorted().toList();
		}
	}

	private Path file(String name) {
		return this.home.resolve("logs").resolve(name);
	}

	private String content(String name) throws IOException {
		return Files.readString(file(name));
	}

}
