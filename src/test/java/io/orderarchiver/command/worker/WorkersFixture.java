package io.orderarchiver.command.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.orderarchiver.OrderArchiver;
import io.orderarchiver.command.CommandFixture;
import io.orderarchiver.run.repository.JobRepositoryLocation.PostgreSql;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TestRabbit;
import io.orderarchiver.testing.TestSchema;
import io.orderarchiver.testing.Town;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes that work on one run: whoever runs the job, and workers. */
abstract class WorkersFixture extends CommandFixture {

	static final int ORDERS = 3000;

	private static final Pattern COUNT = Pattern.compile("\"(\\w+)\":(\\d+)");

	@RegisterExtension
	final TestSchema schema = new TestSchema();

	final Map<String, String> environment = new HashMap<>();

	final List<ChildJvm> processes = new ArrayList<>();

	@BeforeEach
	void prepare() throws Exception {
		String rabbit = TestRabbit.uri();
		this.environment.putAll(Map.of("ORDER_ARCHIVER_HOME", this.home.toString(), "MONGODB_URI", this.mongo.uri(),
				"MONGODB_DATABASE", this.mongo.databaseName(), "SIMULATION_URI", "", "ARCHIVE_ZONE", "Z",
				"MANAGEMENT_PORT", "0", "LOG_DIR", "none"));
		this.environment.put("RABBITMQ_URI", rabbit);
		this.environment.put("BATCH_DATABASE_URL", ((PostgreSql) this.schema.create()).url());
	}

	@AfterEach
	void endProcesses() {
		this.processes.forEach(ChildJvm::close);
	}

	/** Three orders share each second, so that checkpoints fall into ties. */
	void placeOrders() {
		List<Document> orders = new ArrayList<>();
		for (int i = 0; i < ORDERS; i++) {
			orders.add(this.town.order("CMD-%05d".formatted(i))
				.append("date_commande", (i % 97 == 5) ? null : Date.from(Town.NOON.plusSeconds(i / 3))));
		}
		Collections.shuffle(orders, new Random(7));
		collection("Commande").insertMany(orders);
	}

	ChildJvm worker(String... options) throws IOException {
		return workerWith(Map.of(), options);
	}

	ChildJvm workerWith(Map<String, String> changed, String... options) throws IOException {
		List<String> words = new ArrayList<>(List.of("worker", "--partitions", "1"));
		words.addAll(List.of(options));
		ChildJvm worker = start(changed(changed), words);
		awaitOutput(worker, "Waiting for partitions");
		return worker;
	}

	/** Small pages at a moderate pace, so that a test can interfere. */
	ChildJvm manager(String... options) throws IOException {
		return managerWith(Map.of(), options);
	}

	ChildJvm managerWith(Map<String, String> changed, String... options) throws IOException {
		List<String> words = new ArrayList<>(List.of("archive", "--workers", "remote", "--partitions", "1",
				"--batch-size", "20", "--no-progress", "--output", "json"));
		words.addAll(List.of(options));
		return start(changed(changed), words);
	}

	Map<String, String> changed(Map<String, String> changed) {
		Map<String, String> all = new HashMap<>(this.environment);
		all.putAll(changed);
		return all;
	}

	ChildJvm start(Map<String, String> variables, List<String> words) throws IOException {
		ChildJvm child = ChildJvm.start(OrderArchiver.class, variables,
				this.home.resolve("process-%d.log".formatted(this.processes.size())), words.toArray(String[]::new));
		this.processes.add(child);
		return child;
	}

	static void awaitOutput(ChildJvm child, String output) {
		Awaitility.await(output).atMost(Duration.ofMinutes(2)).until(() -> {
			boolean there = child.output().contains(output);
			assertThat(there || child.isAlive()).as(child.output()).isTrue();
			return there;
		});
	}

	String setting(String name) {
		return Objects.requireNonNull(this.environment.get(name), name);
	}

	/** What the processes share in the job repository. */
	SharedRows rows() {
		return new SharedRows(setting("BATCH_DATABASE_URL"));
	}

	long archived() {
		return collection("Historique").countDocuments();
	}

	void awaitArchivedSince(long before, long more) {
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> archived() >= before + more);
	}

	void awaitTakeOver() {
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> rows().takenOver() >= 1);
	}

	/** The counts of a run that has ended, as its JSON tells them. */
	static Map<String, Long> counts(ChildJvm manager) {
		Map<String, Long> counts = new HashMap<>();
		Matcher matcher = COUNT.matcher(manager.output());
		while (matcher.find()) {
			counts.putIfAbsent(matcher.group(1), Long.valueOf(matcher.group(2)));
		}
		return counts;
	}

	static long count(ChildJvm manager, String name) {
		return counts(manager).getOrDefault(name, -1L);
	}

	static void assertBooksBalance(ChildJvm manager) {
		assertThat(count(manager, "archived") + count(manager, "duplicates") + count(manager, "rejects")
				+ count(manager, "knownRejects") + count(manager, "gone"))
			.as(manager.output())
			.isEqualTo(count(manager, "read"));
	}

}
