package io.orderarchiver.command.watch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.OrderArchiver;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.run.repository.JobRepositoryLocation.PostgreSql;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TestSchema;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class StandbyIT extends CommandFixture {

	private static final Pattern POSITION = Pattern.compile("(?:Watching from|goes on from|Going on at) (\\S+Z)");

	/** From the death of a watch to the first order that its standby archives. */
	private static final Duration TAKE_OVER = Duration.ofSeconds(15);

	@RegisterExtension
	private final TestSchema schema = new TestSchema();

	private final Map<String, String> environment = new HashMap<>(Map.of("BATCH_DATABASE_URL", "", "SIMULATION_URI", "",
			"ARCHIVE_ZONE", "Z", "MANAGEMENT_PORT", "0", "LOG_DIR", "none"));

	private final List<ChildJvm> watches = new ArrayList<>();

	private int placed;

	@AfterEach
	void endWatches() {
		this.watches.forEach(ChildJvm::close);
	}

	private ChildJvm watch(String... options) throws IOException {
		Map<String, String> all = new HashMap<>(this.environment);
		all.putAll(Map.of("ORDER_ARCHIVER_HOME", this.home.toString(), "MONGODB_URI", this.mongo.uri(),
				"MONGODB_DATABASE", this.mongo.databaseName()));
		List<String> words = new ArrayList<>(List.of("watch", "--no-progress"));
		words.addAll(List.of(options));
		ChildJvm watch = ChildJvm.start(OrderArchiver.class, all,
				this.home.resolve("watch-%d.log".formatted(this.watches.size())), words.toArray(String[]::new));
		this.watches.add(watch);
		return watch;
	}

	private void keepRunsInPostgreSql() throws Exception {
		this.environment.put("BATCH_DATABASE_URL", ((PostgreSql) this.schema.create()).url());
	}

	private static void await(ChildJvm watch, String output) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
			assertThat(watch.isAlive()).as(watch.output()).isTrue();
			return watch.output().contains(output);
		});
	}

	private void place(int count) {
		for (int i = 0; i < count; i++) {
			this.town.place(this.town.order("CMD-%06d".formatted(++this.placed)));
		}
	}

	private void awaitAllArchived(Duration atMost) {
		Awaitility.await().atMost(atMost).until(() -> this.town.archive().size() == this.placed);
	}

	private void takeOverInTurn(int turns) throws IOException {
		ChildJvm active = watch();
		await(active, "Health and metrics");
		place(5);
		awaitAllArchived(Duration.ofMinutes(1));
		for (int turn = 1; turn <= turns; turn++) {
			ChildJvm standby = watch("--standby");
			await(standby, "waiting for it to end");
			place(3);
			active.kill();
			place(3);
			awaitAllArchived(TAKE_OVER);
			active = standby;
		}
		active.terminate();
		assertThat(active.awaitExit()).isZero();
		assertArchiveIsAsExpected();
		assertThat(positions()).hasSizeGreaterThanOrEqualTo(turns + 1).isSorted();
	}

	/** Where each watch began, in turn. */
	private List<Instant> positions() {
		List<Instant> positions = new ArrayList<>();
		this.watches.forEach((watch) -> {
			Matcher matcher = POSITION.matcher(watch.output());
			while (matcher.find()) {
				positions.add(Instant.parse(matcher.group(1)));
			}
		});
		return positions;
	}

	@Test
	void aStandbyOnTheSameFileTakesOverFromEachWatchThatIsKilled() throws IOException {
		takeOverInTurn(2);
	}

	@Test
	void standbysInPostgreSqlTakeOverTwentyTimesInTurnAndLoseNothing() throws Exception {
		keepRunsInPostgreSql();
		takeOverInTurn(20);
	}

	@Test
	void aWatchThatStoodStillTooLongNoticesBeforeItSavesAnything() throws Exception {
		keepRunsInPostgreSql();
		ChildJvm old = watch();
		place(5);
		awaitAllArchived(Duration.ofMinutes(1));
		ChildJvm standby = watch("--standby");
		await(standby, "waiting for it to end");
		for (int turn = 1; turn <= 2; turn++) {
			old.pause();
			place(5);
			awaitAllArchived(TAKE_OVER);
			old.resume();
			assertThat(old.awaitExit()).as(old.output()).isEqualTo(11);
			assertThat(old.output()).contains("another one has taken over");
			place(5);
			awaitAllArchived(Duration.ofSeconds(10));
			old = standby;
			standby = watch("--standby");
			await(standby, "waiting for it to end");
		}
		old.terminate();
		assertThat(old.awaitExit()).isZero();
		awaitAllArchived(TAKE_OVER);
		assertArchiveIsAsExpected();
		assertThat(positions()).isSorted();
	}

	@Test
	void aStandbyIsAliveAndNotReady() throws IOException, InterruptedException {
		await(watch(), "Health and metrics");
		ChildJvm standby = watch("--standby");
		await(standby, "waiting for it to end");
		Matcher address = Pattern.compile("http://(\\S+)/actuator/health").matcher(standby.output());
		assertThat(address.find()).isTrue();
		assertThat(get(address.group(1), "liveness").statusCode()).isEqualTo(200);
		HttpResponse<String> readiness = get(address.group(1), "readiness");
		assertThat(readiness.statusCode()).isEqualTo(503);
		assertThat(readiness.body()).contains("\"status\":\"STANDBY\"");
		this.watches.get(0).kill();
		Awaitility.await()
			.atMost(TAKE_OVER)
			.untilAsserted(() -> assertThat(get(address.group(1), "readiness").statusCode()).isEqualTo(200));
	}

	private static HttpResponse<String> get(String address, String probe) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://%s/actuator/health/%s".formatted(address, probe))).build(),
					BodyHandlers.ofString());
	}

	@Test
	void aStandbyEndsWhenItIsAskedTo() throws IOException {
		await(watch(), "Health and metrics");
		ChildJvm standby = watch("--standby");
		await(standby, "waiting for it to end");
		standby.terminate();
		assertThat(standby.awaitExit()).as(standby.output()).isEqualTo(5);
	}

	@Test
	void aStandbyCannotBeToldNotToResume() {
		TypedCommand typed = type("watch", "--standby", "--no-resume");
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.err()).contains("leave out --no-resume");
	}

}
