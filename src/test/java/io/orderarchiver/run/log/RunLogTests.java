package io.orderarchiver.run.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.ArchiveHarness;
import io.orderarchiver.run.log.RunLog.Kind;
import io.orderarchiver.run.settings.LogSettings;
import io.orderarchiver.run.settings.LogSettings.Format;
import io.orderarchiver.run.settings.Settings;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class RunLogTests {

	private static final Logger logger = LoggerFactory.getLogger(RunLogTests.class);

	private static final Instant START = Instant.parse("2025-03-15T12:00:07Z");

	@TempDir
	private Path home;

	@ParameterizedTest
	@CsvSource({ "ARCHIVE,batch", "WATCH,watcher", "GENERATOR,generator" })
	void aFileIsCalledByWhatIsRunAndWhen(Kind kind, String prefix) throws IOException {
		try (RunLog log = open(kind, Format.PLAIN)) {
			assertThat(log.file()).contains(this.home.resolve("logs").resolve(prefix + "_20250315_120007.log"));
		}
		assertThat(files()).hasSize(1);
	}

	@Test
	void eachRunHasAFileOfItsOwnInTheSameSecondToo() throws IOException {
		for (String message : List.of("first", "second", "third")) {
			try (RunLog log = open(Kind.ARCHIVE, Format.PLAIN)) {
				log.note(message);
			}
		}
		assertThat(files()).extracting((file) -> file.getFileName().toString())
			.containsExactly("batch_20250315_120007.log", "batch_20250315_120008.log", "batch_20250315_120009.log");
		assertThat(files()).allSatisfy((file) -> assertThat(file).isRegularFile().content().hasLineCount(1));
	}

	@Test
	void onlyTheOwnerMayReadIt() throws IOException {
		assumeTrue(Files.getFileStore(this.home).supportsFileAttributeView("posix"));
		open(Kind.ARCHIVE, Format.PLAIN).close();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0)))).isEqualTo("rw-------");
	}

	@Test
	void everyLineSaysOfWhichRunItIsWhateverThreadWritesIt() throws Exception {
		try (RunLog log = open(Kind.ARCHIVE, Format.PLAIN)) {
			log.note("before it has a number");
			RunLog.identify("archiveDeliveredOrders", 12);
			logger.warn("two\nlines");
			Thread other = new Thread(() -> logger.warn("from another thread"));
			other.start();
			other.join();
			RunLog.trace(new IllegalStateException("broken", new IOException("cable")));
			log.note("a summary\n\n  of lines");
		}
		List<String> lines = lines();
		assertThat(lines.get(0)).endsWith(" INFO  [archiveDeliveredOrders] before it has a number");
		assertThat(lines.subList(1, lines.size()))
			.allSatisfy((line) -> assertThat(line).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z"
					+ " (INFO |WARN |ERROR) \\[archiveDeliveredOrders 12] .+"));
		assertThat(lines).anyMatch((line) -> line.endsWith("] two"))
			.anyMatch((line) -> line.endsWith("] lines"))
			.anyMatch((line) -> line.endsWith("] from another thread"))
			.anyMatch((line) -> line.endsWith("] java.lang.IllegalStateException: broken"))
			.anyMatch((line) -> line.endsWith("] Caused by: java.io.IOException: cable"))
			.anyMatch((line) -> line.contains("\tat io.orderarchiver.run.log.RunLogTests"))
			.anyMatch((line) -> line.endsWith("]   of lines"));
	}

	@Test
	void jsonIsOneObjectALineInTheElasticCommonSchema() throws IOException {
		try (RunLog log = open(Kind.WATCH, Format.JSON)) {
			RunLog.identify("watchDeliveredOrders", 7);
			log.note("Commande livrée");
			RunLog.trace(new IllegalStateException("broken"));
		}
		List<JsonNode> lines = lines().stream().map(new JsonMapper()::readTree).toList();
		assertThat(lines).hasSize(2).allSatisfy((line) -> {
			assertThat(Instant.parse(line.get("@timestamp").asString())).isBefore(Instant.now().plusSeconds(1));
			assertThat(line.get("job").asString()).isEqualTo("watchDeliveredOrders");
			assertThat(line.get("run").asString()).isEqualTo("7");
			assertThat(line.at("/service/name").asString()).isEqualTo("order-archiver");
			assertThat(line.at("/ecs/version").isMissingNode()).isFalse();
		});
		assertThat(lines.get(0).get("message").asString()).isEqualTo("Commande livrée");
		assertThat(lines.get(0).at("/log/level").asString()).isEqualTo("INFO");
		assertThat(lines.get(1).at("/error/type").asString()).isEqualTo(IllegalStateException.class.getName());
		assertThat(lines.get(1).at("/error/stack_trace").asString())
			.contains("\tat io.orderarchiver.run.log.RunLogTests");
	}

	@ParameterizedTest
	@CsvSource({ "PLAIN", "JSON" })
	void noSecretIsInALineNorInAStackTrace(Format format) throws IOException {
		IllegalStateException failure = new IllegalStateException("s3cr!t", new IOException("mongodb://u:s3cr!t@h"));
		failure.addSuppressed(new IOException("s3cr%21t"));
		try (RunLog log = open(Kind.ARCHIVE, format)) {
			log.note("s3cr!t and s3cr%21t");
			logger.warn("The password is {}", "s3cr!t", failure);
			RunLog.trace(failure);
		}
		assertThat(content()).contains("IllegalStateException", "IOException", "***").doesNotContain("s3cr");
	}

	@ParameterizedTest
	@CsvSource({ "PLAIN", "JSON" })
	void whatAServerQuotesOfAnOrderIsInNoStackTrace(Format format) throws IOException {
		BulkWriteError refused = new BulkWriteError(11000, "dup key: { email_client: \"jean@example.com\" }",
				BsonDocument.parse("{consideredValue: 'Jean Dupont'}"), 0);
		try (RunLog log = open(Kind.ARCHIVE, format)) {
			RunLog.trace(new IllegalStateException("The page is refused", new MongoBulkWriteException(
					BulkWriteResult.unacknowledged(), List.of(refused), null, new ServerAddress("h"), Set.of())));
			assertThat(log.file()).isPresent();
		}
		assertThat(content()).contains("MongoBulkWriteException", "1 document errors")
			.doesNotContain("jean@example.com", "Jean Dupont");
	}

	@Test
	void oldFilesOfThisProgramAreRemovedAndNothingElse() throws IOException {
		List<String> old = List.of("batch_20250101_000000.log", "verify_20250101_000000.log",
				"complete_20250101_000000.log", "worker_20250101_000000.log", "watcher_20250101_235959.log",
				"generator_20250101_120000.log");
		List<String> foreign = List.of("batch_2025_01.log", "batch_20250101_000000.log.gz",
				"xbatch_20250101_000000.log", "batch_20250101_000000.txt", "runs_20250101_000000.log", "watcher.log",
				"notes.txt");
		Path logs = Files.createDirectory(this.home.resolve("logs"));
		for (String name : Stream.concat(old.stream(), foreign.stream()).toList()) {
			touch(logs.resolve(name), Duration.ofDays(31));
		}
		touch(logs.resolve("batch_20250101_000001.log"), Duration.ofDays(29));
		Files.createDirectory(logs.resolve("batch_20250101_000002.log"));
		open(Kind.ARCHIVE, Format.PLAIN).close();
		assertThat(files()).extracting((file) -> file.getFileName().toString())
			.containsAll(foreign)
			.contains("batch_20250101_000001.log", "batch_20250101_000002.log", "batch_20250315_120007.log")
			.doesNotContainAnyElementsOf(old);
	}

	@Test
	void aDirectoryThatCannotBeWrittenCostsTheFileAlone() throws IOException {
		Files.writeString(this.home.resolve("logs"), "no directory");
		try (RunLog log = open(Kind.ARCHIVE, Format.PLAIN)) {
			assertThat(log.file()).isEmpty();
			log.note("goes on");
			RunLog.trace(new IllegalStateException());
		}
		assertThat(this.home.resolve("logs")).hasContent("no directory");
	}

	@Test
	void withoutADirectoryThereIsNoFile() {
		try (RunLog log = RunLog.open(settings(Optional.empty()), Kind.ARCHIVE, clock(START))) {
			assertThat(log.file()).isEmpty();
			log.note("goes on");
		}
		assertThat(this.home).isEmptyDirectory();
	}

	@Test
	void aWatchBeginsAnotherFileEachDay() throws IOException {
		MovingClock clock = new MovingClock(START);
		try (RunLog log = RunLog.open(settings(logs(Format.PLAIN)), Kind.WATCH, clock)) {
			log.note("today");
			touch(files().get(0).resolveSibling("watcher_20250101_000000.log"), Duration.ofDays(40));
			clock.now = START.plus(Duration.ofDays(1));
			log.note("tomorrow");
			log.note("still tomorrow");
			assertThat(log.file()).contains(this.home.resolve("logs/watcher_20250316_120007.log"));
		}
		assertThat(files()).extracting((file) -> file.getFileName().toString())
			.containsExactly("watcher_20250315_120007.log", "watcher_20250316_120007.log");
		assertThat(Files.readString(files().get(0))).contains("today").doesNotContain("tomorrow");
		assertThat(Files.readAllLines(files().get(1))).hasSize(2);
	}

	@Test
	void aWatchBeginsAnotherFileWhenOneIsLarge() throws IOException {
		String mebibyte = "x".repeat(1024 * 1024);
		try (RunLog log = open(Kind.WATCH, Format.PLAIN)) {
			for (int i = 0; i < 12; i++) {
				log.note(i + mebibyte);
			}
		}
		assertThat(files()).hasSize(2)
			.allSatisfy(
					(file) -> assertThat(Files.size(file)).isLessThan(NextFilePolicy.LARGE + 2L * mebibyte.length()));
	}

	@Test
	void anArchiveKeepsItsOneFileOverMidnight() throws IOException {
		MovingClock clock = new MovingClock(START);
		try (RunLog log = RunLog.open(settings(logs(Format.PLAIN)), Kind.ARCHIVE, clock)) {
			log.note("today");
			clock.now = START.plus(Duration.ofDays(1));
			log.note("tomorrow");
		}
		assertThat(lines()).hasSize(2);
	}

	private RunLog open(Kind kind, Format format) {
		return RunLog.open(settings(logs(format)), kind, clock(START));
	}

	private Optional<LogSettings> logs(Format format) {
		return Optional.of(new LogSettings(this.home.resolve("logs"), format, 30));
	}

	private Settings settings(Optional<LogSettings> logs) {
		Settings any = ArchiveHarness.settings(this.home, ArchiveIndexes.Creation.NEVER);
		return new Settings(any.home(), any.mongodb(), any.batchSize(), any.retries(), any.indexCreation(),
				any.archiveZone(), any.collections(), any.jobDatabase(), any.watchEnabled(), any.management(),
				any.pushgateway(), logs, any.sealKey(), any.rabbitmq(), new Redaction(List.of("s3cr!t")));
	}

	private static Clock clock(Instant instant) {
		return Clock.fixed(instant, ZoneOffset.UTC);
	}

	private static void touch(Path file, Duration age) throws IOException {
		Files.writeString(file, "old");
		Files.setLastModifiedTime(file, FileTime.from(START.minus(age)));
	}

	private List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(this.home.resolve("logs"))) {
			return files.sorted().toList();
		}
	}

	private List<String> lines() throws IOException {
		assertThat(files()).hasSize(1);
		return Files.readAllLines(files().get(0), StandardCharsets.UTF_8);
	}

	private String content() throws IOException {
		return String.join("\n", lines());
	}

	/** A clock whose time a test sets. */
	private static final class MovingClock extends Clock {

		private Instant now;

		private MovingClock(Instant now) {
			this.now = now;
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
