package io.orderarchiver.simulation.data;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OrderGeneratorTests {

	private static final GenerationOptions OPTIONS = GenerationOptions.ofSeed(42).withMissing(0.2);

	/**
	 * A change of this hash means that a seed no longer makes the documents it made:
	 * change it on purpose alone.
	 */
	private static final String FINGERPRINT = "e9f62220f6cbf92cbe27ebb117715daebe2ccd5c6ef3c9fe3797e2306178104f";

	@Test
	void sameOptionsMakeTheSameBytes() {
		assertThat(Generated.by(OPTIONS).fingerprint()).isEqualTo(FINGERPRINT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tr-TR", "ar-EG", "ja-JP" })
	void neitherLocaleNorTimeZoneMatters(String tag) {
		Locale locale = Locale.getDefault();
		TimeZone zone = TimeZone.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag(tag));
			TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
			assertThat(Generated.by(OPTIONS).fingerprint()).isEqualTo(FINGERPRINT);
		}
		finally {
			Locale.setDefault(locale);
			TimeZone.setDefault(zone);
		}
	}

	@Test
	void anOrderIsAFunctionOfItsIndex() {
		List<BsonDocument> orders = Generated.by(OPTIONS).orders();
		OrderGenerator generator = new OrderGenerator(OPTIONS, new DimensionGenerator(OPTIONS));
		assertThat(generator.order(777).document()).isEqualTo(orders.get(777));
		assertThat(generator.order(3).document()).isEqualTo(orders.get(3));
	}

	@Test
	void otherOptionsShareNeitherIdNorNumber() {
		Set<BsonValue> keys = new HashSet<>();
		int expected = 0;
		for (GenerationOptions options : List.of(OPTIONS, GenerationOptions.ofSeed(43), GenerationOptions.ofSeed(-1),
				OPTIONS.withMissing(0.3), OPTIONS.withCount(999))) {
			for (BsonDocument order : Generated.by(options).orders()) {
				keys.add(order.getObjectId("_id"));
				keys.add(order.getString("numero_commande"));
				expected += 2;
			}
		}
		assertThat(keys).hasSize(expected);
	}

	@Test
	void idsAreInTheDocumentedRangeAndInOrder() {
		List<String> ids = Generated.by(OPTIONS)
			.orders()
			.stream()
			.map((order) -> order.getObjectId("_id").getValue().toHexString())
			.toList();
		assertThat(ids).isSorted().allMatch((id) -> id.startsWith("00005eed"));
	}

	@Test
	void aWholeOrderLooksLikeAnOrder() {
		BsonDocument order = Generated.by(OPTIONS.withMissing(0)).orders().get(0);
		assertThat(order.keySet()).containsExactly("_id", "numero_commande", "id_client", "id_livreur", "id_restaurant",
				"id_menu", "adresse_livraison", "coût_commande", "rémunération_livreur", "moyen_de_payement", "status",
				"date_commande", "temps_estimee");
		assertThat(order.getString("numero_commande").getValue()).matches("CMD-2025-[0-9A-Z]{7}-0001");
		assertThat(order.getString("adresse_livraison").getValue()).matches("\\d+ .+, \\d{5} .+");
		assertThat(order.getDouble("coût_commande").getValue())
			.isGreaterThan(order.getDouble("rémunération_livreur").getValue());
		assertThat(order.getInt32("temps_estimee").getValue()).isBetween(15, 60);
	}

	@Test
	void datesFollowTheNumbersThroughTheYear() {
		List<Instant> dates = dates(5000).toList();
		assertThat(dates).isSorted();
		assertThat(dates.get(0)).isBetween("2025-01-01T00:00:00Z", "2025-01-02T00:00:00Z");
		assertThat(dates.get(4999)).isBetween("2025-12-31T00:00:00Z", "2025-12-31T23:59:59Z");
	}

	@Test
	void ordersArePlacedAtMealTimes() {
		List<Integer> hours = dates(5000).map((date) -> date.atZone(ZoneId.of("Europe/Paris")).getHour()).toList();
		assertThat(hours).allMatch((hour) -> hour >= 11);
		assertThat(hours).filteredOn((hour) -> hour == 12 || hour == 13).hasSizeGreaterThan(1300);
		assertThat(hours).filteredOn((hour) -> hour >= 19 && hour <= 21).hasSizeGreaterThan(1800);
	}

	private static Stream<Instant> dates(int count) {
		return Generated.by(OPTIONS.withMissing(0).withCount(count))
			.orders()
			.stream()
			.map((order) -> Instant.ofEpochMilli(order.getDateTime("date_commande").getValue()));
	}

}
