package io.orderarchiver.command.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import io.orderarchiver.testing.Undeletable;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code runs} as it is typed, about runs that were typed. */
class RunsCommandIT extends CommandFixture {

	@Test
	void beforeTheFirstRunThereAreNoneAndLookingMakesNothing() {
		TypedCommand list = type("runs", "list");
		assertThat(list.exitCode()).isZero();
		assertThat(list.out()).isEqualTo("No runs yet.\n");
		assertThat(json(type("runs", "list", "--output", "json")).get("runs").isEmpty()).isTrue();
		assertRefused(type("runs", "show", "1"), "There is no run 1", "no runs yet", "--simulation");
		assertRefused(type("runs", "stop", "1"), "no runs yet");
		assertRefused(type("runs", "abandon", "1"), "no runs yet");
		assertRefused(type("runs", "restart", "1"), "no runs yet");
		assertThat(type("runs", "prune", "--older-than", "0d").exitCode()).isZero();
		assertThat(this.home).isEmptyDirectory();
	}

	@Test
	void listsTheNewestFirstAndOnlyWhatIsWanted() {
		this.town.place(30);
		type("archive", "--dry-run");
		type("archive", "--date-from", "2025-06-01", "--date-to", "2025-06-30");
		type("watch", "--for", "1s");
		assertThat(type("runs", "list").out()).containsPattern("RUN +JOB +STATUS +STARTED +DURATION +ARCHIVED +REJECTS"
				+ " +EXIT +PARAMETERS\n +3  watchDeliveredOrders +stopped .*\n +2  archiveDeliveredOrders +completed "
				+ ".* 30 +0 +0  from 2025-06-01T00:00:00Z until before 2025-07-01T00:00:00Z\n +1  .*, dry run\n");
		assertThat(numbers("--limit", "2")).containsExactly(3L, 2L);
		assertThat(numbers("--job", "archive")).containsExactly(2L, 1L);
		assertThat(numbers("--job", "watchDeliveredOrders")).containsExactly(3L);
		assertThat(numbers("--status", "completed,failed", "--limit", "1")).containsExactly(2L);
		assertThat(type("runs", "list", "--status", "failed").out()).isEqualTo("No such runs.\n");
	}

	@Test
	void wrongWordsAreNamedWithThoseThatAreRight() {
		assertRefused(TypedCommand.type("runs"), "list", "prune");
		assertRefused(TypedCommand.type("runs", "list", "--job", "archives"), "'archives' is none of archive, watch");
		assertRefused(TypedCommand.type("runs", "list", "--status", "dead"), "'dead' is none of running", "died");
		assertRefused(TypedCommand.type("runs", "list", "--limit", "0"), "from 1 to 10000");
		assertRefused(TypedCommand.type("runs", "show", "first"), "'first' is no run's number");
		assertRefused(TypedCommand.type("runs", "show", "1", "2"), "unexpected argument '2'");
		assertRefused(TypedCommand.type("runs", "prune"), "--older-than");
		assertRefused(TypedCommand.type("runs", "prune", "--older-than", "90"), "'90' is no age", "90d");
		assertRefused(TypedCommand.type("runs", "stop", "1", "--wait", "5s", "--no-wait"), "mutually exclusive");
	}

	@Test
	void whatIsCompleteCanOnlyBeSeen() {
		this.town.place(3);
		type("archive");
		TypedCommand show = type("runs", "show", "1");
		assertThat(show.exitCode()).as(show.err()).isZero();
		assertThat(show.out()).contains("Run 1 of archiveDeliveredOrders: complete", "all order dates",
				"process " + ProcessHandle.current().pid() + " on ", "prepareArchive", "archiveOrders",
				"every order dated before 2025-06-15T12:02:00Z has been read", "order-archiver archive\n");
		assertRefused(type("runs", "restart", "1"), "Run 1 cannot be restarted: it is complete");
		assertRefused(type("runs", "stop", "1"), "Run 1 cannot be stopped: it is complete");
		assertRefused(type("runs", "abandon", "1"), "Run 1 cannot be abandoned: it is complete");
		assertRefused(type("runs", "show", "7"), "There is no run 7; the newest is 1");
	}

	@Test
	void whatFailedSaysWhyAndIsRestartedWithItsOwnWindowAndOptions() {
		placeWithConflicts();
		TypedCommand failed = type("archive", "--date-from", "2025-06-10", "--max-rejects", "0", "--wait", "1s",
				"--export-sample", this.home.resolve("it's a sample").toString());
		assertThat(failed.exitCode()).isEqualTo(1);
		JsonNode show = json(type("runs", "show", "1", "--output", "json"));
		String command = "order-archiver archive --max-rejects 0 --export-sample '" + this.home
				+ "/it'\\''s a sample' --date-from 2025-06-10T00:00:00Z";
		assertThat(show.at("/run/status").asString()).isEqualTo("failed");
		assertThat(show.at("/run/exitCode").asInt()).isEqualTo(1);
		assertThat(show.at("/run/pid").asLong()).isEqualTo(ProcessHandle.current().pid());
		assertThat(show.at("/reason").asString()).contains("--max-rejects");
		assertThat(show.at("/causes/0").asString()).isEqualTo("TooManyRejectsException");
		assertThat(show.at("/command").asString()).isEqualTo(command);
		assertThat(show.at("/next/0/command").asString()).isEqualTo("order-archiver runs restart 1");
		assertThat(type("runs", "restart", "1").exitCode()).as("the same as its command").isEqualTo(1);
		TypedCommand restarted = type("runs", "restart", "1", "--max-rejects", "unlimited", "--output", "json");
		assertThat(restarted.exitCode()).as(restarted.err()).isEqualTo(3);
		assertThat(json(restarted).get("resumed").asBoolean()).isTrue();
		assertThat(json(restarted).get("run").asLong()).isEqualTo(1);
		assertThat(json(restarted).get("dateFrom").asString()).isEqualTo("2025-06-10T00:00:00Z");
		assertThat(json(type("runs", "show", "1", "--output", "json")).get("executions").size()).isEqualTo(3);
	}

	@Test
	void whatWaitsIsListedWithTheCommandThatResumesItAndNothingElse() {
		fail();
		assertThat(type("runs", "list").out()).contains("To resume run 1 (archiveDeliveredOrders, failed, all order"
				+ " dates):\n  order-archiver runs restart 1\n");
		type("archive", "--fresh", "--max-rejects", "0");
		assertThat(json(type("runs", "list", "--output", "json")).get("runs"))
			.allSatisfy((run) -> assertThat(run.get("resumable").asBoolean()).isFalse());
		assertThat(type("runs", "list").out()).doesNotContain("To resume");
	}

	@Test
	void whoeverTypesArchiveAndNoMoreAtATerminalIsToldWhatWaits() {
		fail();
		assertThat(type("archive", "--date-from", "2025-01-01").err()).doesNotContain("To resume");
		TypedCommand chosen = TypedCommand.typeAndAnswer(settings(), "", "archive", "--dry-run");
		assertThat(chosen.err()).doesNotContain("To resume");
		TypedCommand typed = TypedCommand.typeAndAnswer(settings(), "", "archive");
		assertThat(typed.err()).contains("To resume run 1 (archiveDeliveredOrders, failed",
				"order-archiver runs restart 1");
	}

	@Test
	void whatHasBeenReplacedIsNotRestarted() {
		fail();
		type("archive", "--fresh");
		assertRefused(type("runs", "restart", "1"), "run 2 of the same parameters has taken its place",
				"order-archiver runs show 2");
		assertThat(type("runs", "show", "1").out()).contains("run 2 of the same parameters has taken its place");
	}

	@Test
	void runOfAnotherTargetIsNotRestartedHere() {
		fail();
		try (TestMongo other = TestMongo.forClass(RunsCommandIT.class)) {
			Town elsewhere = Town.in(other.database());
			elsewhere.place(3);
			TypedCommand restart = TypedCommand.typeWith(TypedCommand.settings(this.home, other), "runs", "restart",
					"1");
			assertRefused(restart, "Run 1 had another target than " + other.databaseName(), "Nothing was touched");
			assertThat(elsewhere.archive()).isEmpty();
		}
		assertThat(numbers()).containsExactly(1L);
	}

	@Test
	void whatIsAbandonedIsNeverResumed() {
		fail();
		TypedCommand abandon = type("runs", "abandon", "1");
		assertThat(abandon.exitCode()).as(abandon.err()).isZero();
		assertThat(abandon.out()).contains("Run 1 of archiveDeliveredOrders is abandoned",
				"  order-archiver archive --max-rejects 0\n");
		assertThat(numbers("--status", "abandoned")).containsExactly(1L);
		assertRefused(type("runs", "restart", "1"), "it was abandoned");
		assertRefused(type("runs", "abandon", "1"), "it was abandoned");
		TypedCommand next = type("archive", "--output", "json");
		assertThat(json(next).get("resumed").asBoolean()).isFalse();
		assertThat(json(next).get("run").asLong()).isEqualTo(2);
		assertThat(next.err()).doesNotContain("wait to be resumed");
	}

	@Test
	void partitionsOfAllThatIsDividedAreShownInTheSameWay() {
		List<Document> orders = this.town.ordersOfAllKinds(400);
		orders.forEach((order) -> order.remove("temps_estimee"));
		collection("Commande").insertMany(orders);
		long archived = json(type("archive", "--partitions", "3", "--output", "json")).get("archived").asLong();
		String line = "(?:.*\n)*?01 +the beginning +%s +COMPLETED +\\S+ +%s +[1-9]\\d* +[1-9]";
		String date = "\\d{4}-\\S+Z";
		assertThat(shown(1, "archiveOrders:01"))
			.containsPattern("Partitions of archiveOrders, by date:\n" + line.formatted(date, date));
		type("verify", "--partitions", "3");
		assertThat(shown(2, "verifyOrders:01", "verifyArchive:01"))
			.containsPattern("Partitions of verifyOrders, by date:\n" + line.formatted(date, date))
			.containsPattern("Partitions of verifyArchive, by _id:\n" + line.formatted("[0-9a-f]{24}", "[0-9a-f]{24}"));
		assertThat(read(2, "verifyOrders")).isEqualTo(archived);
		assertThat(read(2, "verifyArchive")).isEqualTo(archived);
		type("complete", "--partitions", "3");
		assertThat(shown(3, "completeOrders:01")).containsPattern("Partitions of completeOrders, by bytes of the list"
				+ ".*:\n" + line.formatted("[1-9][0-9,]*", "[1-9][0-9,]*"));
		assertThat(read(3, "completeOrders")).isEqualTo(archived);
	}

	/** Its partitions have a table, and are not among its steps. */
	private String shown(int run, String... steps) {
		TypedCommand show = type("runs", "show", String.valueOf(run));
		assertThat(show.exitCode()).as(show.err()).isZero();
		assertThat(show.out()).doesNotContain(steps);
		return show.out();
	}

	private long read(int run, String step) {
		return json(type("runs", "show", String.valueOf(run), "--output", "json")).get("partitions")
			.valueStream()
			.filter((partition) -> partition.get("step").asString().equals(step))
			.mapToLong((partition) -> partition.get("read").asLong())
			.sum();
	}

	@Test
	void pruneForgetsWhatEndedLongAgoButNothingThatMayBeResumed() {
		this.town.place(3);
		type("archive");
		type("watch", "--for", "1s");
		type("archive", "--dry-run");
		fail();
		Clock later = Clock.fixed(Clock.systemUTC().instant().plus(Duration.ofDays(91)), ZoneOffset.UTC);
		assertThat(json(type("runs", "prune", "--older-than", "90d", "--output", "json")).get("removed").isEmpty())
			.isTrue();
		TypedCommand dryRun = typeAt(later, "runs", "prune", "--older-than", "90d", "--dry-run");
		assertThat(dryRun.out()).contains("Would forget the runs", ": 1, 3\n", "Kept, since they may be resumed: 2, 4");
		assertThat(numbers()).hasSize(4);
		TypedCommand prune = typeAt(later, "runs", "prune", "--older-than", "90d");
		assertThat(prune.exitCode()).as(prune.err()).isZero();
		assertThat(prune.out()).contains("Forgot the runs", ": 1, 3\n", "order-archiver runs abandon 4");
		assertThat(numbers()).containsExactly(4L, 2L);
		assertThat(type("runs", "restart", "4", "--max-rejects", "5").exitCode()).isEqualTo(3);
		assertThat(json(type("archive", "--date-to", "2025-12-31", "--output", "json")).get("run").asLong())
			.as("a number is never given twice")
			.isEqualTo(5);
	}

	@Test
	void pruneDeletesWhatForgottenRunsHaveLeftAndNothingOfOthers() throws IOException {
		this.town.place(200);
		type("archive");
		stopVerification(2);
		type("runs", "abandon", "2");
		stopVerification(3);
		type("complete");
		Path ofCompletion = leave("complete", 4);
		Path ofNobody = leave("complete", 2);
		type("complete");
		Path ofOtherRepository = leave("complete", 5);
		Files.setLastModifiedTime(ofOtherRepository, FileTime.from(Instant.parse("2025-06-01T00:00:00Z")));
		Path ofAbandoned = this.home.resolve("data/verify/run-2");
		Path ofResumable = this.home.resolve("data/verify/run-3");
		Clock later = Clock.fixed(Clock.systemUTC().instant().plus(Duration.ofDays(91)), ZoneOffset.UTC);
		TypedCommand dryRun = typeAt(later, "runs", "prune", "--older-than", "90d", "--dry-run");
		assertThat(dryRun.out()).contains(": 1, 2, 4, 5\n", "Would delete what they have left here: ",
				ofAbandoned.toString(), ofCompletion.toString());
		assertThat(ofAbandoned).exists();
		JsonNode pruned = json(typeAt(later, "runs", "prune", "--older-than", "90d", "--output", "json"));
		assertThat(pruned.get("deleted").valueStream().map(JsonNode::asString))
			.containsExactlyInAnyOrder(ofAbandoned.toString(), ofCompletion.toString());
		assertThat(ofAbandoned).doesNotExist();
		assertThat(ofCompletion).doesNotExist();
		assertThat(ofNobody).exists();
		assertThat(ofOtherRepository).exists();
		assertThat(ofResumable).isNotEmptyDirectory();
		assertThat(json(type("runs", "restart", "3", "--output", "json")).get("equal").asLong()).isEqualTo(200);
	}

	@Test
	void pruneTellsWhatItCannotDeleteAndForgetsTheRun() throws IOException {
		this.town.place(3);
		type("complete");
		Path directory = leave("complete", 1);
		try (Undeletable file = Undeletable.in(directory)) {
			Clock later = Clock.fixed(Clock.systemUTC().instant().plus(Duration.ofDays(1)), ZoneOffset.UTC);
			TypedCommand prune = typeAt(later, "runs", "prune", "--older-than", "0d");
			assertThat(prune.exitCode()).as(prune.err()).isZero();
			assertThat(prune.out()).contains("Forgot the runs", ": 1\n").doesNotContain("Deleted");
			assertThat(prune.err()).contains("Warning:", directory + " cannot be deleted", file.path().toString());
			assertThat(numbers()).isEmpty();
		}
	}

	private Path leave(String kind, int run) throws IOException {
		Path directory = this.home.resolve("data").resolve(kind).resolve("run-" + run);
		Files.createDirectories(directory.resolve("part"));
		Files.writeString(directory.resolve("part").resolve("file"), "some");
		return directory;
	}

	private void stopVerification(int run) throws IOException {
		try (ChildJvm child = start("verify", "--batch-size", "5", "--max-rate", "10", "--no-progress")) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(2))
				.until(() -> Files.exists(this.home.resolve("data/verify/run-" + run)));
			TypedCommand stop = type("runs", "stop", Integer.toString(run));
			assertThat(stop.exitCode()).as(stop.err()).isZero();
			assertThat(child.awaitExit()).isPositive();
		}
	}

	@Test
	void generationIsRepeatedAsItWasTyped() {
		type("simulate", "--simulation", "--count", "20", "--p-missing", "0.5");
		JsonNode show = json(type("runs", "show", "1", "--simulation", "--output", "json"));
		assertThat(show.get("command").asString())
			.isEqualTo("order-archiver simulate --count 20 --p-missing 0.5 --simulation");
		assertThat(show.get("counts").isNull()).isTrue();
		assertThat(numbers()).as("the database's are apart").isEmpty();
	}

	/** Orders whose conflict fails a run that tolerates none; run again, it is known. */
	private void placeWithConflicts() {
		this.town.place(5);
		this.town.place(this.town.order("CMD-000000"));
	}

	private void fail() {
		Document order = this.town.order("CMD-FAIL");
		this.town.place(order);
		this.town.place(this.town.order("CMD-FAIL"));
		TypedCommand failed = type("archive", "--max-rejects", "0");
		assertThat(failed.exitCode()).as(failed.err()).isEqualTo(1);
	}

	private List<Long> numbers(String... options) {
		String[] args = new String[options.length + 4];
		System.arraycopy(new String[] { "runs", "list", "--output", "json" }, 0, args, 0, 4);
		System.arraycopy(options, 0, args, 4, options.length);
		return json(type(args)).get("runs").valueStream().map((run) -> run.get("run").asLong()).toList();
	}

	private static void assertRefused(TypedCommand typed, String... words) {
		assertThat(typed.exitCode()).as(typed.out() + typed.err()).isEqualTo(2);
		assertThat(typed.out()).isEmpty();
		assertThat(typed.err()).contains(words);
	}

	private static JsonNode json(TypedCommand typed) {
		assertThat(typed.out()).as(typed.err()).isNotBlank();
		return JsonMapper.shared().readTree(typed.out());
	}

	private TypedCommand typeAt(Clock clock, String... args) {
		return TypedCommand.typeAt(clock, settings(), args);
	}

}
