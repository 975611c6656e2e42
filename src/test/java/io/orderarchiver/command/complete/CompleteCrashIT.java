package io.orderarchiver.command.complete;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.SeededRandom;
import io.orderarchiver.testing.Town;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompleteCrashIT extends CommandFixture {

	private static final int ORDERS = 4000;

	private static final int KILLS = 10;

	@RegisterExtension
	private final SeededRandom random = new SeededRandom();

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void killedTenTimesNoValueIsOverwrittenAndEachOrderIsCompletedOnce(int partitions) throws IOException {
		placeAndArchive();
		Map<Object, Document> before = archive();
		collection("Commande").updateMany(new Document(),
				Updates.combine(Updates.set("temps_estimee", 25), Updates.set("adresse_livraison", "changed since")));
		List<Object> erased = erase();
		for (int kill = 1; kill <= KILLS; kill++) {
			killOnTheWay(partitions, kill);
		}
		TypedCommand last = type("complete", "--output", "json", "--no-progress");
		Document result = Document.parse(last.out());
		assertThat(last.exitCode()).as(last.err()).isZero();
		assertThat(result).containsEntry("resumed", true)
			.containsEntry("completed", ORDERS - erased.size())
			.containsEntry("erased", erased.size());
		archive().forEach((id, now) -> {
			Document expected = new Document(before.get(id));
			if (erased.contains(id)) {
				expected.put("nom_client", null);
				assertThat(now).isEqualTo(expected);
			}
			else {
				expected.put("temps_estimee", 25);
				expected.put("incomplete", false);
				expected.remove("champs_manquants");
				assertThat(now.getList("completions", Document.class)).hasSize(1);
				now.remove("completions");
				assertThat(now).isEqualTo(expected);
			}
		});
	}

	private void placeAndArchive() {
		List<Document> orders = new ArrayList<>();
		for (int i = 0; i < ORDERS; i++) {
			Document order = this.town.order("CMD-%05d".formatted(i))
				.append("date_commande", Date.from(Town.NOON.plusSeconds(i)));
			order.remove("temps_estimee");
			orders.add(order);
		}
		collection("Commande").insertMany(orders);
		assertThat(type("archive", "--no-progress").exitCode()).isZero();
	}

	private List<Object> erase() {
		List<Object> ids = new ArrayList<>();
		collection("Historique").find().limit(ORDERS / 50).forEach((order) -> ids.add(order.get("_id")));
		collection("Historique").updateMany(Filters.in("_id", ids), Updates.set("nom_client", null));
		return ids;
	}

	private Map<Object, Document> archive() {
		Map<Object, Document> archived = new HashMap<>();
		collection("Historique").find().forEach((order) -> archived.put(order.get("_id"), order));
		return archived;
	}

	private long completed() {
		return collection("Historique").countDocuments(Filters.eq("incomplete", false));
	}

	private void killOnTheWay(int partitions, int kill) throws IOException {
		long before = completed();
		long more = this.random.nextLong(20, 250);
		try (ChildJvm child = start("complete", "--batch-size", "20", "--max-rate", "1000", "--partitions",
				Integer.toString(partitions), "--no-progress")) {
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofMillis(5))
				.until(() -> completed() >= before + more || !child.isAlive());
			assertThat(child.isAlive()).as("kill %d: %s", kill, child.output()).isTrue();
			child.kill();
		}
	}

}
