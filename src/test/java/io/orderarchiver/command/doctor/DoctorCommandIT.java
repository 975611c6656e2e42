package io.orderarchiver.command.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.mongo.Redaction;
import io.orderarchiver.run.settings.Settings;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code doctor} as it is typed. */
@SuppressWarnings("NullAway.Init")
class DoctorCommandIT extends CommandFixture {

	@Test
	void theSimulationHasACleanBillOfHealth() throws IOException {
		assertThat(type("simulate", "--simulation", "--count", "60", "--p-missing", "0").exitCode()).isZero();
		assertThat(type("archive", "--simulation").exitCode()).isZero();
		Object before = state();
		TypedCommand doctor = type("doctor", "--simulation");
		assertThat(doctor.exitCode()).as(doctor.out()).isZero();
		assertThat(doctor.out()).contains("doctor: the simulation in ", "ok    indexes", "no run waits to be resumed",
				"no run is alive, and none died", "Settings in force:");
		assertThat(doctor.out()).endsWith("All is well.\n");
		assertThat(state()).as("what looking changed").isEqualTo(before);
		JsonNode json = json(type("doctor", "--simulation", "--output", "json"));
		assertThat(json.get("exitCode").asInt()).isZero();
		assertThat(json.get("failures").asInt() + json.get("warnings").asInt()).isZero();
		assertThat(json.get("checks").valueStream().map((check) -> check.get("check").asString())).contains("settings",
				"disk", "uri", "connection", "authentication", "version", "topology", "clock", "rights", "collections",
				"indexes", "shares", "statuses", "dates", "job repository", "waiting runs", "living runs", "management",
				"oplog");
		assertThat(json.get("settings").valueStream().map((setting) -> setting.get("name").asString()))
			.contains("MONGODB_URI", "LOG_DIR");
	}

	@Test
	void lookingForASimulationMakesNone() {
		TypedCommand doctor = type("doctor", "--simulation");
		assertThat(doctor.exitCode()).as(doctor.out()).isZero();
		assertThat(doctor.out()).contains("there is no simulation yet", "order-archiver simulate --simulation",
				"All is well, ");
		assertThat(this.home).isEmptyDirectory();
	}

	@Test
	void aFailedRunWaitsUntilItIsGivenUp() {
		this.town.place(this.town.order("A").append("numero_commande", 5));
		assertThat(type("archive", "--max-rejects", "0").exitCode()).isEqualTo(1);
		TypedCommand doctor = type("doctor");
		assertThat(doctor.exitCode()).as(doctor.out()).isEqualTo(3);
		assertThat(doctor.out())
			.containsPattern("warn +waiting runs +run 1 of archiveDeliveredOrders failed, and waits to be resumed")
			.containsPattern("What to do:\\R +order-archiver runs restart 1\\R");
		assertThat(doctor.out()).containsPattern("Works, with \\d to see to\\.\n$");
		JsonNode json = json(type("doctor", "--output", "json"));
		assertThat(json.get("exitCode").asInt()).isEqualTo(3);
		JsonNode waiting = check(json, "waiting runs");
		assertThat(waiting.get("status").asString()).isEqualTo("WARNING");
		assertThat(waiting.get("findings").get(0).get("remedy").asString()).isEqualTo("order-archiver runs restart 1");
		assertThat(type("runs", "abandon", "1").exitCode()).isZero();
		assertThat(type("doctor").out()).contains("no run waits to be resumed");
	}

	@Test
	void aStoppedWatchIsNoReasonToWarn() {
		this.town.place(3);
		assertThat(type("archive").exitCode()).isZero();
		assertThat(type("watch", "--for", "1s").exitCode()).isZero();
		JsonNode json = json(type("doctor", "--output", "json"));
		assertThat(check(json, "waiting runs").get("status").asString()).isEqualTo("INFO");
		assertThat(check(json, "waiting runs").get("findings").get(0).get("title").asString())
			.isEqualTo("the watch, run 2, is stopped");
	}

	@Test
	void aJobRepositoryThatCannotBeReadIsAFailure() throws IOException {
		this.town.place(3);
		assertThat(type("archive").exitCode()).isZero();
		Files.delete(this.home.resolve("data").resolve("job-repository.password"));
		TypedCommand doctor = type("doctor");
		assertThat(doctor.exitCode()).as(doctor.out()).isEqualTo(1);
		assertThat(doctor.out())
			.containsPattern("FAIL +job repository +The job repository .* its password, .*, is gone")
			.containsPattern("skip +waiting runs")
			.contains("no order is lost");
	}

	@Test
	void failuresEndWithOneAndJsonSaysSo() {
		Settings settings = TypedCommand.settings(this.home,
				Optional.of("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=300"), Optional.empty(),
				new Redaction(List.of()));
		TypedCommand doctor = TypedCommand.typeWith(settings, "doctor");
		assertThat(doctor.exitCode()).isEqualTo(1);
		assertThat(doctor.out()).contains("FAIL  connection", "skip  rights", "there is no connection",
				"NOT WELL: 1 failed");
		JsonNode json = json(TypedCommand.typeWith(settings, "doctor", "--output", "json"));
		assertThat(json.get("exitCode").asInt()).isEqualTo(1);
		assertThat(json.get("failures").asInt()).isEqualTo(1);
		assertThat(json.get("skipped").asInt()).isGreaterThan(5);
		assertThat(this.home).isEmptyDirectory();
	}

	@Override
	protected TypedCommand type(String... words) {
		return TypedCommand.typeAt(Clock.systemUTC(), settings(), words);
	}

	/** Names, sizes and times of all files. */
	private Object state() throws IOException {
		try (Stream<Path> files = Files.walk(this.home)) {
			return files.sorted().map(DoctorCommandIT::describe).toList();
		}
	}

	private static String describe(Path file) {
		try {
			return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static JsonNode check(JsonNode diagnosis, String name) {
		return diagnosis.get("checks")
			.valueStream()
			.filter((check) -> check.get("check").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static JsonNode json(TypedCommand command) {
		return JsonMapper.shared().readTree(command.out());
	}

}
