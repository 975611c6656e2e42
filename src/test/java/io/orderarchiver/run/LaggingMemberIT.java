package io.orderarchiver.run;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A member of a real replica set stands still, and goes on. It needs
 * {@code TEST_MONGODB_URI} of one with three members, whose user may lock one.
 */
class LaggingMemberIT extends RunFixture {

	private final List<PaceState> states = new CopyOnWriteArrayList<>();

	@Test
	void runPausesWhileAMemberLagsAndGoesOnWhenItHasCaughtUp() {
		assumeTrue(this.mongo.isReal(), "TEST_MONGODB_URI names no real MongoDB: NO MEMBER IS STOPPED");
		this.town.place(3000);
		CompletableFuture<RunReport> run;
		try (MongoClient secondary = MongoClients.create(directly(aSecondary()))) {
			MongoDatabase admin = secondary.getDatabase("admin");
			lock(admin);
			try {
				run = CompletableFuture.supplyAsync(this::archive);
				awaitReason(Reason.LAG);
			}
			finally {
				admin.runCommand(new Document("fsyncUnlock", 1));
			}
		}
		RunReport report = run.join();
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(this.states).last().isEqualTo(PaceState.FREE);
		assertArchiveIsAsExpected();
	}

	private String aSecondary() {
		Document hello = this.mongo.client().getDatabase("admin").runCommand(new Document("isMaster", 1));
		List<String> hosts = hello.getList("hosts", String.class, List.of());
		assumeTrue(hosts.size() >= 3, "the replica set of TEST_MONGODB_URI has no three members: NONE IS STOPPED");
		return hosts.stream().filter((host) -> !host.equals(hello.getString("primary"))).findFirst().orElseThrow();
	}

	private MongoClientSettings directly(String host) {
		return MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(this.mongo.uri()))
			.applyConnectionString(new ConnectionString("mongodb://" + host + "/?directConnection=true"))
			.build();
	}

	private static void lock(MongoDatabase admin) {
		try {
			admin.runCommand(new Document("fsync", 1).append("lock", true));
		}
		catch (MongoCommandException ex) {
			abort("the user of TEST_MONGODB_URI may not lock a member, NONE IS STOPPED: " + ex.getErrorCodeName());
		}
	}

	private RunReport archive() {
		return this.archiver.archive(
				new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, 10, 0,
						new PaceLimits(OptionalInt.of(200), Optional.of(Duration.ofSeconds(3))), OptionalInt.of(1)),
				Start.RESUME, new StopSignal(), new Recorder() {

					@Override
					public void paceChanged(PaceState state) {
						LaggingMemberIT.this.states.add(state);
					}

				});
	}

	private void awaitReason(Reason reason) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> this.states.stream().anyMatch((state) -> state.reason() == reason));
	}

}
