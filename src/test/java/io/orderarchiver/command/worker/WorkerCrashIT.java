package io.orderarchiver.command.worker;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.SeededRandom;
import io.orderarchiver.testing.Town;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever works on a run is killed at random. */
class WorkerCrashIT extends WorkersFixture {

	private static final int ROUNDS = 10;

	@RegisterExtension
	private final SeededRandom random = new SeededRandom();

	@Test
	void killedAtRandomTenTimesTheArchiveIsCompleteAndTheBooksBalance() throws IOException {
		Set<Object> conflicts = placeAllKindsOfOrders();
		ChildJvm worker = worker();
		ChildJvm manager = crawling();
		for (int round = 1; round <= ROUNDS; round++) {
			awaitMoreOrEnd(manager, this.random.nextLong(20, 80));
			assertThat(manager.isAlive()).as("round %d: %s", round, manager.output()).isTrue();
			boolean both = this.random.nextInt(4) == 0;
			boolean theManager = both || this.random.nextBoolean();
			if (theManager) {
				manager.kill();
			}
			if (both || !theManager) {
				worker.kill();
			}
			this.town.place(this.town.order("CMD-late-" + round).append("date_commande", Date.from(Town.NOON)));
			manager = theManager ? crawling() : manager;
			worker = (both || !theManager) ? start(this.environment, List.of("worker", "--partitions", "1")) : worker;
		}
		manager.kill();
		ChildJvm last = manager();
		assertThat(last.awaitExit()).as(last.output()).isEqualTo(3);
		conflicts.removeAll(this.town.archive().stream().map((order) -> order.get("_id")).toList());
		Map<Object, Document> expected = ExpectedArchive.of(this.mongo.database());
		expected.keySet().removeAll(conflicts);
		assertThat(ExpectedArchive.actual(this.mongo.database())).isEqualTo(expected);
		assertThat(this.town.rejects()).extracting((reject) -> reject.get("_id"))
			.containsExactlyInAnyOrderElementsOf(conflicts);
		assertBooksBalance(last);
		assertThat(count(last, "rejects")).as("each reject is new once").isEqualTo(conflicts.size());
	}

	private ChildJvm crawling() throws IOException {
		return manager("--max-rate", "20");
	}

	private void awaitMoreOrEnd(ChildJvm manager, long more) {
		long before = archived();
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.pollInterval(Duration.ofMillis(10))
			.until(() -> archived() >= before + more || !manager.isAlive());
	}

	private Set<Object> placeAllKindsOfOrders() {
		List<Document> orders = this.town.ordersOfAllKinds(ORDERS);
		Set<Object> conflicts = new HashSet<>();
		// Of those whose partition is begun first, one is archived.
		for (int i = 0; i < ORDERS; i += 200) {
			conflicts.add(orders.get(i).append("numero_commande", "CMD-00000").get("_id"));
		}
		Collections.shuffle(orders, this.random);
		collection("Commande").insertMany(orders);
		return conflicts;
	}

}
