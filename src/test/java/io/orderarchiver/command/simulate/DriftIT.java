package io.orderarchiver.command.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.command.TypedCommand;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DriftIT extends CommandFixture {

	@BeforeEach
	void archiveGeneratedOrders() {
		assertThat(type("simulate", "--count", "700", "--p-missing", "0.1", "--seed", "7", "--yes", "--no-progress")
			.exitCode()).isZero();
		assertThat(type("archive", "--no-progress").exitCode()).isZero();
	}

	private Document drift(int count, int exitCode) {
		TypedCommand typed = type("simulate", "--drift", Integer.toString(count), "--seed", "7", "--yes", "--output",
				"json");
		assertThat(typed.exitCode()).as(typed.err()).isEqualTo(exitCode);
		return Document.parse(typed.out());
	}

	private static Map<String, String> promised(Document drift) {
		Map<String, String> promised = new TreeMap<>();
		drift.getList("orders", Document.class)
			.forEach((order) -> promised.put(order.getString("id"), order.getString("finding")));
		return promised;
	}

	private Map<String, String> found() throws IOException {
		Path list = this.home.resolve("findings.jsonl");
		assertThat(type("verify", "--recheck", "0s", "--list", list.toString(), "--no-progress").exitCode())
			.isEqualTo(4);
		Map<String, String> found = new TreeMap<>();
		for (String line : Files.readAllLines(list)) {
			Document finding = Document.parse(line);
			found.put(finding.getObjectId("_id").toHexString(), finding.getString("kind"));
		}
		return found;
	}

	private Document recordedFindings() {
		Document listed = Document.parse(type("runs", "list", "--job", "verify", "--output", "json").out());
		Integer run = listed.getList("runs", Document.class).get(0).getInteger("run");
		return Document.parse(type("runs", "show", run.toString(), "--output", "json").out())
			.get("found", Document.class)
			.get("findings", Document.class);
	}

	@Test
	void verifyFindsWhatEachDriftPromises() throws IOException {
		Map<String, String> promised = promised(drift(40, 0));
		assertThat(promised).hasSize(40);
		assertThat(new TreeSet<>(promised.values())).containsExactly("BLANKED", "COMPLETABLE", "DIFFERENT", "DRIFTED",
				"MISSING", "ORPHAN", "REVERTED");
		assertThat(found()).isEqualTo(promised);
		assertThat(recordedFindings()).containsEntry("ORPHAN", 5).containsEntry("DIFFERENT", 10);
		Map<String, String> more = promised(drift(24, 0));
		assertThat(more).hasSize(24).doesNotContainKeys(promised.keySet().toArray(String[]::new));
		promised.putAll(more);
		assertThat(found()).isEqualTo(promised);
	}

	@Test
	void aSealCheckNamesWhatWasTouchedInTheArchiveAndItsDays() {
		Path seal = this.home.resolve("seal");
		assertThat(type("verify", "--seal", seal.toString(), "--no-progress").exitCode()).isZero();
		Document drift = drift(40, 0);
		Set<String> touched = new TreeSet<>();
		Set<String> days = new TreeSet<>();
		for (Document order : drift.getList("orders", Document.class)) {
			if (List.of("OVERWRITTEN", "UNARCHIVED", "BLANKED").contains(order.getString("drift"))) {
				touched.add("{\"$oid\": \"%s\"}".formatted(order.getString("id")));
				days.add((order.getString("date") != null) ? order.getString("date").substring(0, 10) : "undated");
			}
		}
		TypedCommand typed = type("seal", "check", seal.toString(), "--output", "json", "--no-progress");
		assertThat(typed.exitCode()).isEqualTo(4);
		Document checked = Document.parse(typed.out());
		assertThat(touched).hasSize(drift.getInteger("unsealed"));
		assertThat(names(checked, "orders", "id")).isEqualTo(touched);
		assertThat(names(checked, "days", "day")).isEqualTo(days);
	}

	private static Set<String> names(Document result, String array, String field) {
		Set<String> names = new TreeSet<>();
		result.getList(array, Document.class).forEach((each) -> names.add(each.getString(field)));
		return names;
	}

	@Test
	void completeCompletesWhatIsPromisedAndExplainTellsOfEach() {
		Document drift = drift(40, 0);
		List<String> words = new ArrayList<>(List.of("explain", "--output", "json"));
		drift.getList("orders", Document.class).forEach((order) -> words.add(order.getString("id")));
		Map<String, String> told = new TreeMap<>();
		Document.parse(type(words.toArray(String[]::new)).out())
			.getList("orders", Document.class)
			.forEach((order) -> told.put(order.getString("asked"), order.getString("finding")));
		assertThat(told).isEqualTo(promised(drift));
		Document completed = Document.parse(type("complete", "--output", "json", "--no-progress").out());
		assertThat(completed.getInteger("completed")).isEqualTo(drift.getInteger("completable")).isEqualTo(5);
		assertThat(completed.getInteger("partly")).isZero();
		Document shown = Document
			.parse(type("runs", "show", completed.getInteger("run").toString(), "--output", "json").out());
		assertThat(shown.get("completed", Document.class)).containsEntry("completed", 5)
			.containsEntry("fields", completed.get("fields"));
		assertThat(type("runs", "show", completed.getInteger("run").toString()).out()).containsPattern("completed +5");
	}

	@Test
	void thereMayBeFewerOrdersThanAskedFor() {
		Document drift = drift(10_000, 3);
		assertThat(drift.getInteger("touched")).isBetween(300, 700);
		assertThat(drift(1, 3).getInteger("touched")).isZero();
	}

	@Test
	void whatWasNotGeneratedIsLeftAlone() {
		TypedCommand refused = type("simulate", "--drift", "5", "--count", "5", "--yes");
		assertThat(refused.exitCode()).isEqualTo(2);
		assertThat(refused.err()).contains("leave out --count");
		this.town.place(3);
		assertThat(type("simulate", "--drift", "5", "--yes").err()).contains("holds orders that were not generated");
		type("archive", "--no-progress");
		List<Document> before = this.town.archive();
		before.removeIf((order) -> !order.getString("numero_commande").startsWith("CMD-00"));
		assertThat(before).hasSize(3);
		type("simulate", "--drift", "10000", "--yes", "--into", this.mongo.databaseName());
		assertThat(this.town.archive()).containsAll(before);
	}

}
