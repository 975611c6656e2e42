package io.orderarchiver.run;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.Counts;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.SeededRandom;
import io.orderarchiver.testing.Town;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CrashIT extends RunFixture {

	private static final int ORDERS = 6000;

	private static final int KILLS = 10;

	@RegisterExtension
	private final SeededRandom random = new SeededRandom();

	@ParameterizedTest
	@ValueSource(ints = { 1, 3 })
	void killedTenTimesTheArchiveIsCompleteAndTheBooksBalance(int partitions) throws IOException {
		Set<Object> conflicts = placeAllKindsOfOrders();
		for (int kill = 1; kill <= KILLS; kill++) {
			long before = archived();
			long more = this.random.nextLong(50, 350);
			try (ChildJvm child = ArchiveChild.start(this.mongo, this.home, partitions, 20, 1500)) {
				Awaitility.await()
					.atMost(Duration.ofMinutes(1))
					.pollInterval(Duration.ofMillis(5))
					.until(() -> archived() >= before + more || !child.isAlive());
				assertThat(child.isAlive()).as("kill %d: %s", kill, child.output()).isTrue();
				child.kill();
			}
			assertThat(archived()).as("the archive is partly filled").isBetween(1L, ORDERS - 1L);
			this.town.place(this.town.order("CMD-late-" + kill).append("date_commande", Date.from(Town.NOON)));
		}
		RunReport last = this.archiver.archive(new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, 20,
				ArchiveOptions.UNLIMITED, PaceLimits.NONE, OptionalInt.of(2)), Start.RESUME, new StopSignal(),
				new Recorder());
		assertThat(last.exitStatus()).as(last.reason()).isEqualTo(ExitStatus.COMPLETE_WITH_REJECTS);
		assertThat(last.resumed()).isTrue();
		Map<Object, Document> expected = ExpectedArchive.of(this.mongo.database());
		expected.keySet().removeAll(conflicts);
		assertThat(ExpectedArchive.actual(this.mongo.database())).isEqualTo(expected);
		assertThat(this.town.rejects()).extracting((reject) -> reject.get("_id"))
			.containsExactlyInAnyOrderElementsOf(conflicts);
		Counts total = last.total();
		assertThat(total.rejects()).as("each reject is new once").isEqualTo(conflicts.size());
		assertThat(total.archived() + total.duplicates() + total.rejects() + total.knownRejects() + total.gone())
			.isEqualTo(total.read());
	}

	private Set<Object> placeAllKindsOfOrders() {
		List<Document> orders = this.town.ordersOfAllKinds(ORDERS);
		Set<Object> conflicts = new HashSet<>();
		for (int i = 399; i < ORDERS; i += 400) {
			conflicts.add(orders.get(i).append("numero_commande", "CMD-00000").get("_id"));
		}
		Collections.shuffle(orders, this.random);
		collection("Commande").insertMany(orders);
		return conflicts;
	}

	private long archived() {
		return collection("Historique").countDocuments();
	}

}
