package io.orderarchiver.command.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.run.settings.Settings;
import org.awaitility.Awaitility;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code watch} as it is typed. */
@Timeout(120)
class WatchCommandIT extends CommandFixture {

	@Test
	void ofAnEmptySimulationItWaitsForOrdersToCome() {
		TypedCommand typed = type("watch", "--simulation", "--for", "1s");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(typed.out()).contains("stopped; the same command goes on from here");
	}

	@Test
	void ofADatabaseWithoutOrdersItIsRefused() {
		collection("Commande").drop();
		TypedCommand typed = type("watch", "--for", "1s");
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.err()).contains("no collection 'Commande'", "Livreur");
	}

	@Test
	void printsAnObjectForEachMicroBatchThatIsNotEmptyAndNothingElse() {
		this.town.place(250);
		TypedCommand typed = type("watch", "--until-idle", "1s", "--output", "json");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		List<JsonNode> batches = typed.out().lines().map((line) -> JsonMapper.shared().readTree(line)).toList();
		assertThat(batches).hasSize(3);
		assertThat(batches.stream().mapToInt((batch) -> batch.get("archived").asInt()).sum()).isEqualTo(250);
		assertThat(batches).allSatisfy((batch) -> assertThat(batch.get("phase").asString()).isEqualTo("catch-up"));
		assertThat(typed.out()).doesNotContain("Durand", "elodie@example.com");
	}

	@Test
	void simpleShowsEachEventAndLeavesNoPosition() {
		CompletableFuture<TypedCommand> watch = CompletableFuture
			.supplyAsync(() -> type("watch", "--simple", "--until-idle", "3s"));
		Awaitility.await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200)).until(() -> {
			this.town.place(this.town.order("CMD-" + new ObjectId()));
			return !this.town.archive().isEmpty() || watch.isDone();
		});
		TypedCommand typed = watch.join();
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(typed.out()).containsPattern("CMD-[0-9a-f]{24} \\([0-9a-f]{24}\\) delivered: archived\n")
			.doesNotContain("Durand", "elodie@example.com");
		assertThat(this.home.resolve("data")).doesNotExist();
	}

	@Test
	void whereItIsDisabledItSaysSoAndEndsWell() {
		Settings on = settings();
		Settings off = new Settings(on.home(), on.mongodb(), on.batchSize(), on.retries(), on.indexCreation(),
				on.archiveZone(), on.collections(), on.jobDatabase(), false, on.management(), on.pushgateway(),
				on.logs(), on.sealKey(), on.rabbitmq(), on.redaction());
		TypedCommand typed = TypedCommand.typeWith(off, "watch");
		assertThat(typed.exitCode()).isZero();
		assertThat(typed.err()).contains("WATCH_ENABLED is false");
	}

	@Test
	void schedulersSpellItByTheJobsName() {
		TypedCommand typed = type("--spring.batch.job.name=watchDeliveredOrders", "for=1s", "no-resume=true");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(typed.err()).contains("--no-resume: a saved position is left");
	}

	@Test
	void unknownPolicyIsNamedWithThoseThatAre() {
		TypedCommand typed = TypedCommand.type("watch", "--on-token-lost", "ignore");
		assertThat(typed.exitCode()).isEqualTo(2);
		assertThat(typed.err()).contains("'ignore' is none of catch-up, fail, from-now");
	}

}
