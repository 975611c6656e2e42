package io.orderarchiver.simulation.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the promise of the generator against an inspection of the documents. */
class PromiseTests {

	private static final Map<String, List<String>> JOINED = Map.of("id_client",
			List.of("nom_client", "email_client", "telephone_client"), "id_livreur", List.of("nom_livreur"),
			"id_restaurant", List.of("nom_restaurant", "adresse_restaurant"), "id_menu",
			List.of("nom_menu", "prix_menu"));

	private static final List<String> COPIED = List.of("adresse_livraison", "coût_commande", "rémunération_livreur",
			"moyen_de_payement", "date_commande", "temps_estimee");

	@ParameterizedTest
	@ValueSource(longs = { 1, 7, 42, Long.MIN_VALUE })
	void thePromiseIsWhatTheDocumentsSay(long seed) {
		Generated generated = Generated.by(GenerationOptions.ofSeed(seed).withMissing(0.2).withCount(5000));
		Inspection inspection = Inspection.of(generated);
		assertThat(generated.report().delivered()).isEqualTo(inspection.delivered);
		assertThat(generated.report().incomplete()).isEqualTo(inspection.incomplete);
		assertThat(generated.report().missing()).isEqualTo(inspection.missing).hasSize(14);
		assertThat(generated.report().orders()).containsExactlyInAnyOrderEntriesOf(inspection.orders);
		assertThat(inspection.kinds.keySet()).containsExactly("absent", "blank", "dangling", "null", "null reference");
		assertThat(inspection.kinds.values()).allMatch((count) -> count > 100);
	}

	@Test
	void theSharesAreThoseAskedFor() {
		GenerationReport report = Generated.by(GenerationOptions.ofSeed(3).withMissing(0.2).withCount(20_000)).report();
		assertThat(report.delivered()).isBetween(13_700L, 14_300L);
		assertThat((double) report.incomplete() / report.delivered()).isBetween(0.19, 0.21);
		assertThat(report.orders().keySet()).containsExactly("en attente", "en préparation", "en livraison", "livrée",
				"annulée");
	}

	@Test
	void withoutMissingDataEveryOrderIsWhole() {
		Generated generated = Generated.by(GenerationOptions.ofSeed(5).withMissing(0));
		assertThat(Inspection.of(generated).kinds).isEmpty();
		assertThat(generated.report().incomplete()).isZero();
		assertThat(generated.report().missing()).isEmpty();
	}

	@Test
	void everyOrderCanLackSomething() {
		GenerationReport report = Generated.by(GenerationOptions.ofSeed(5).withMissing(1)).report();
		assertThat(report.incomplete()).isEqualTo(report.delivered());
	}

	@Test
	void theMenuBelongsToTheRestaurant() {
		Generated generated = Generated.by(GenerationOptions.ofSeed(5).withMissing(0));
		Map<BsonValue, BsonValue> restaurants = new HashMap<>();
		generated.dimensions()
			.forEach((document) -> restaurants.put(document.get("_id"), document.get("id_restaurant")));
		assertThat(generated.orders())
			.allMatch((order) -> order.getObjectId("id_restaurant").equals(restaurants.get(order.get("id_menu"))));
	}

	/** What an archive must find, seen from the documents alone. */
	private static final class Inspection {

		private final Map<String, Long> orders = new TreeMap<>();

		private final Map<String, Long> missing = new TreeMap<>();

		private final Map<String, Long> kinds = new TreeMap<>();

		private final Map<BsonValue, BsonDocument> dimensions = new HashMap<>();

		private long delivered;

		private long incomplete;

		static Inspection of(Generated generated) {
			Inspection inspection = new Inspection();
			generated.dimensions().forEach((document) -> inspection.dimensions.put(document.get("_id"), document));
			generated.orders().forEach(inspection::inspect);
			return inspection;
		}

		private void inspect(BsonDocument order) {
			assertThat(order.getString("numero_commande").getValue()).isNotBlank();
			String status = order.getString("status").getValue();
			this.orders.merge(status, 1L, Long::sum);
			List<String> lacking = new ArrayList<>();
			JOINED.forEach((reference, fields) -> lacking.addAll(isDangling(order, reference) ? fields : List.of()));
			COPIED.stream().filter((field) -> isMissing(order, field)).forEach(lacking::add);
			if (status.equals("livrée")) {
				this.delivered++;
				this.incomplete += lacking.isEmpty() ? 0 : 1;
				lacking.forEach((field) -> this.missing.merge(field, 1L, Long::sum));
			}
		}

		private boolean isDangling(BsonDocument order, String reference) {
			if (order.isNull(reference)) {
				return found("null reference");
			}
			return !this.dimensions.containsKey(order.get(reference)) && found("dangling");
		}

		private boolean isMissing(BsonDocument order, String field) {
			if (!order.containsKey(field)) {
				return found("absent");
			}
			if (order.isNull(field)) {
				return found("null");
			}
			return order.isString(field) && order.getString(field).getValue().isBlank() && found("blank");
		}

		private boolean found(String kind) {
			this.kinds.merge(kind, 1L, Long::sum);
			return true;
		}

	}

}
