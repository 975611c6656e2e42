package io.orderarchiver.command.simulate;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.GenerationRun;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.data.GenerationReport;
import io.orderarchiver.simulation.town.LiveOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LiveOutputTests {

	@Test
	void aTownThatHasClosed() {
		assertThat(new LiveSummary(run("COMPLETED"), options(Duration.ofMinutes(1))).text())
			.isEqualToNormalizingNewlines(
					"""
							Live run 12: the town has closed. Orders under way stay as they are; another live run makes new ones.
							  target             Ubereats on rs0
							  seed               42
							  asked for          5 deliveries a second for 60 s
							  created            1,320
							    en attente       5
							    en préparation   8
							    en livraison     7
							    livrée           1,200
							    annulée          100
							  duration           1 min 0 s
							  rate               19.9 deliveries a second
							Of these, an archive must find 1,200 delivered, 3 of them incomplete: nom_livreur 3.""");
	}

	@Test
	void aTownThatWasStopped() {
		assertThat(new LiveSummary(run("STOPPED"), options(null)).text()).startsWith("Live run 12: stopped on request.")
			.contains("5 deliveries a second\n");
	}

	@Test
	void oneObjectToCheckAnArchiveAgainst() {
		assertThat(Json.line(LiveResult.of(run("STOPPED"), options(Duration.ofMinutes(1)), null))).isEqualTo("""
				{"job":"liveOrders","run":12,"target":"Ubereats on rs0","status":"STOPPED","exitCode":0,"seed":42,\
				"rate":5,"forSeconds":60,"created":1320,"delivered":1200,"cancelled":100,"byStatus":{"en attente":5,\
				"en préparation":8,"en livraison":7,"livrée":1200,"annulée":100},"incomplete":3,\
				"missing":{"nom_livreur":3},"durationSeconds":60.2,"deliveriesPerSecond":19.934,"deleted":null}""");
	}

	private static LiveOptions options(@Nullable Duration duration) {
		return new LiveOptions(GenerationOptions.ofSeed(42), 5, duration);
	}

	private static GenerationRun run(String status) {
		Map<String, Long> orders = new LinkedHashMap<>();
		orders.put("en attente", 5L);
		orders.put("en préparation", 8L);
		orders.put("en livraison", 7L);
		orders.put("livrée", 1200L);
		orders.put("annulée", 100L);
		return new GenerationRun(12, "Ubereats on rs0", new GenerationReport(GenerationOptions.ofSeed(42),
				Map.of("Client", 50L), 0, orders, 1200, 3, Map.of("nom_livreur", 3L)), status, ExitStatus.COMPLETE,
				60.2);
	}

}
