package io.orderarchiver.command.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.SeededRandom;
import io.orderarchiver.testing.Town;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyCrashIT extends CommandFixture {

	private static final int ORDERS = 2400;

	private static final int KILLS = 6;

	@RegisterExtension
	private final SeededRandom random = new SeededRandom();

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void killedInBothPassesItFindsWhatItFindsInOneGo(int partitions) throws IOException {
		List<Document> orders = settleAll();
		assertThat(type("archive").exitCode()).isEqualTo(3);
		spoil(orders);
		Path whole = this.home.resolve("whole.jsonl");
		TypedCommand inOneGo = verify(whole);
		assertThat(inOneGo.exitCode()).as(inOneGo.err()).isEqualTo(4);
		Path cut = this.home.resolve("cut.jsonl");
		for (int kill = 1; kill <= KILLS; kill++) {
			killOnTheWay(cut, partitions, kill);
		}
		TypedCommand resumed = verify(cut);
		assertThat(resumed.err()).contains("resumes");
		assertThat(findings(resumed)).isEqualTo(findings(inOneGo));
		assertThat(lines(cut)).as("in the same order, too").isEqualTo(lines(whole));
	}

	private TypedCommand verify(Path list) {
		return type("verify", "--strict", "--recheck", "0s", "--list", list.toString(), "--output", "json",
				"--no-progress");
	}

	private static Document findings(TypedCommand verified) {
		Document result = Document.parse(verified.out());
		result.keySet().retainAll(List.of("status", "exitCode", "lookedAt", "equal", "findings"));
		return result;
	}

	private static List<String> lines(Path list) throws IOException {
		return Files.readAllLines(list);
	}

	/** The forward pass writes 8 bytes an order, the backward pass as many a finding. */
	private void killOnTheWay(Path list, int partitions, int kill) throws IOException {
		try (ChildJvm child = start("verify", "--strict", "--recheck", "0s", "--list", list.toString(), "--batch-size",
				"20", "--max-rate", "1000", "--partitions", Integer.toString(partitions), "--no-progress")) {
			Path log = this.home.resolve("output.log");
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.until(() -> !child.isAlive() || count(log, "Verification") >= kill);
			long before = written();
			long more = this.random.nextLong(400, 2400);
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.pollInterval(Duration.ofMillis(10))
				.until(() -> !child.isAlive() || written() >= before + more || inBackwardPass());
			Awaitility.await().pollDelay(Duration.ofMillis(this.random.nextLong(1, 400))).until(() -> true);
			assertThat(child.isAlive()).as("kill %d: %s", kill, child.output()).isTrue();
			child.kill();
		}
	}

	private static long count(Path log, String word) throws IOException {
		return Files.exists(log) ? Files.readAllLines(log).stream().filter((line) -> line.contains(word)).count() : 0;
	}

	private boolean inBackwardPass() throws IOException {
		return written() >= 8L * ORDERS;
	}

	private long written() throws IOException {
		Path verify = this.home.resolve("data").resolve("verify");
		if (!Files.exists(verify)) {
			return 0;
		}
		try (Stream<Path> files = Files.walk(verify)) {
			return files.filter((file) -> file.endsWith("seen")).mapToLong((file) -> file.toFile().length()).sum();
		}
	}

	private List<Document> settleAll() {
		List<Document> orders = new ArrayList<>();
		for (int i = 0; i < ORDERS; i++) {
			Document order = this.town.order("CMD-%05d".formatted(i))
				.append("date_commande", Date.from(Town.NOON.plusSeconds(i / 3)));
			if (i % 40 == 3) {
				order.append("id_client", new ObjectId());
			}
			if (i % 97 == 5) {
				order.append("date_commande", null);
			}
			if (i % 400 == 399) {
				order.append("numero_commande", "CMD-00000");
			}
			orders.add(order);
		}
		collection("Commande").insertMany(orders);
		return orders;
	}

	private void spoil(List<Document> orders) {
		for (int i = 0; i < ORDERS; i += 60) {
			set("Historique", orders.get(i + 1), "coût_commande", 0);
			set("Historique", orders.get(i + 2), "nom_client", null);
			set("Historique", orders.get(i + 4), "prix_menu", 1);
			set("Commande", orders.get(i + 6), "status", "annulée");
			collection("Commande").deleteOne(byId(orders.get(i + 7)));
			collection("Historique").deleteOne(byId(orders.get(i + 8)));
			this.town.insert("Historique", new Document("numero_commande", "old-" + i).append("id_commande",
					orders.get(i + 9).getObjectId("_id").toHexString()));
		}
	}

	private void set(String collection, Document order, String field, @Nullable Object value) {
		collection(collection).updateOne(byId(order), Updates.set(field, value));
	}

	private static Bson byId(Document order) {
		return Filters.eq("_id", order.get("_id"));
	}

}
