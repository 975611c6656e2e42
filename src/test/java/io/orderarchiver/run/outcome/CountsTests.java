package io.orderarchiver.run.outcome;

import java.time.Instant;
import java.util.Map;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class CountsTests {

	private static final Instant START = Instant.parse("2025-10-16T12:00:00Z");

	@Test
	void sayEachCountOfTheTallyByItsName() {
		Tally tally = new Tally(1, 2, 3,
				Map.of(ArchivedField.TEMPS_ESTIMEE, 5L, ArchivedField.NOM_CLIENT, 4L, ArchivedField.COUT_COMMANDE, 6L),
				7, 8, 9, 10, 11);
		Counts counts = Counts.of(tally, START, 2);
		assertThat(counts).isEqualTo(new Counts(1, 2, 3, counts.missing(), 7, 8, 11, 9, 10, START, 2, 0.5));
		assertThat(counts.missing()).containsExactly(entry("nom_client", 4L), entry("coût_commande", 6L),
				entry("temps_estimee", 5L));
	}

	@Test
	void roundToMilliseconds() {
		Counts counts = Counts.of(new Tally(1000, 0, 0, Map.of(), 1000, 0, 0, 0, 0), START, 2.99949);
		assertThat(counts.durationSeconds()).isEqualTo(2.999);
		assertThat(counts.ordersPerSecond()).isEqualTo(333.39);
	}

	@Test
	void knowNoRateWithoutADuration() {
		assertThat(Counts.of(Tally.ZERO, START, 0).ordersPerSecond()).isZero();
	}

}
