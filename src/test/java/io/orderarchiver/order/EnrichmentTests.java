package io.orderarchiver.order;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class EnrichmentTests {

	private static final List<String> MANDATORY = List.of("nom_client", "email_client", "telephone_client",
			"nom_livreur", "nom_restaurant", "adresse_restaurant", "nom_menu", "prix_menu", "adresse_livraison",
			"coût_commande", "rémunération_livreur", "moyen_de_payement", "date_commande", "temps_estimee");

	private final Enrichment enrichment = new Enrichment(
			Clock.fixed(Instant.parse("2025-10-16T12:15:01.456789Z"), ZoneOffset.UTC), "order-archiver v1.0.0");

	private final OrderFixture fixture = OrderFixture.read("complete-joined.json");

	@Test
	void archivesACompleteOrderFieldByField() {
		ArchivedOrder archived = archive();
		// A document is equal to another whatever the order of its fields: compare lists.
		assertThat(new ArrayList<>(archived.document().entrySet()))
			.isEqualTo(new ArrayList<>(OrderFixture.json("complete-archived.json").entrySet()));
		assertThat(archived.isIncomplete()).isFalse();
		assertThat(archived.key()).isEqualTo(OrderKey.of(OrderFixture.raw(this.fixture.order())));
	}

	static Stream<BsonValue> amounts() {
		return Stream.of(new BsonDecimal128(Decimal128.parse("12.50")), new BsonDecimal128(Decimal128.NaN),
				new BsonInt64(12), new BsonInt32(12), new BsonDouble(0.1 + 0.2), new BsonDouble(12),
				new BsonString("12,50"));
	}

	@ParameterizedTest
	@MethodSource("amounts")
	void anAmountKeepsItsType(BsonValue amount) {
		this.fixture.set("coût_commande", amount);
		this.fixture.set("prix_menu", amount);
		ArchivedOrder archived = archive();
		assertThat(archived.document().get("coût_commande")).isEqualTo(amount);
		assertThat(archived.document().get("prix_menu")).isEqualTo(amount);
		assertThat(archived.isIncomplete()).isFalse();
	}

	static Stream<Arguments> missing() {
		List<BsonValue> nothings = new ArrayList<>(List.of(BsonNull.VALUE, new BsonUndefined()));
		Stream.of("", "   ", "\t\n", "\u00a0", "\u202f \u2007").map(BsonString::new).forEach(nothings::add);
		return MANDATORY.stream()
			.filter((field) -> !field.equals("date_commande"))
			.flatMap((field) -> Stream.concat(Stream.of(Arguments.of(field, null)),
					nothings.stream().map((nothing) -> Arguments.of(field, nothing))));
	}

	@ParameterizedTest
	@MethodSource("missing")
	void aMandatoryFieldThatSaysNothingIsNullAndNamed(String field, @Nullable BsonValue nothing) {
		this.fixture.set(field, nothing);
		BsonDocument archived = archive().document();
		assertThat(archived.get(field)).isEqualTo(BsonNull.VALUE);
		assertIncomplete(archived, field);
	}

	static Stream<@Nullable BsonValue> nullDates() {
		return Stream.of(null, BsonNull.VALUE);
	}

	@ParameterizedTest
	@MethodSource("nullDates")
	void anAbsentDateIsNullAndNamed(@Nullable BsonValue date) {
		this.fixture.set("date_commande", date);
		BsonDocument archived = archive().document();
		assertThat(archived.get("date_commande")).isEqualTo(BsonNull.VALUE);
		assertIncomplete(archived, "date_commande");
	}

	static Stream<BsonValue> otherDates() {
		return Stream.of(new BsonString("16/10/2025"), new BsonString(""), new BsonInt64(1_760_616_150_123L),
				new BsonArray(List.of(new BsonDateTime(0))));
	}

	@ParameterizedTest
	@MethodSource("otherDates")
	void aDateOfAnotherTypeIsCopiedAndNamed(BsonValue date) {
		this.fixture.set("date_commande", date);
		BsonDocument archived = archive().document();
		assertThat(archived.get("date_commande")).isEqualTo(date);
		assertIncomplete(archived, "date_commande");
	}

	@Test
	void whatIsNotMissingIsNotBlankEither() {
		this.fixture.set("nom_client", new BsonString("\u00a0Zoé "));
		this.fixture.set("temps_estimee", new BsonInt32(0));
		ArchivedOrder archived = archive();
		assertThat(archived.document().getString("nom_client").getValue()).isEqualTo("\u00a0Zoé ");
		assertThat(archived.isIncomplete()).isFalse();
	}

	@ParameterizedTest
	@MethodSource("dimensions")
	void aDanglingReferenceLacksAllThatTheDimensionGives(Dimension dimension, List<String> fields) {
		this.fixture.dimensions().remove(dimension);
		BsonDocument archived = archive().document();
		assertThat(fields).allSatisfy((field) -> assertThat(archived.get(field)).isEqualTo(BsonNull.VALUE));
		assertIncomplete(archived, fields.toArray(String[]::new));
	}

	static Stream<Arguments> dimensions() {
		return Stream.of(Arguments.of(Dimension.CLIENT, List.of("nom_client", "email_client", "telephone_client")),
				Arguments.of(Dimension.LIVREUR, List.of("nom_livreur")),
				Arguments.of(Dimension.RESTAURANT, List.of("nom_restaurant", "adresse_restaurant")),
				Arguments.of(Dimension.MENU, List.of("nom_menu", "prix_menu")));
	}

	@Test
	void anEmptyOrderLacksTheFourteenInTheArchivesOrder() {
		this.fixture.dimensions().clear();
		this.fixture.order().keySet().removeIf((field) -> !field.equals("_id") && !field.equals("numero_commande"));
		ArchivedOrder archived = archive();
		assertIncomplete(archived.document(), MANDATORY.toArray(String[]::new));
		assertThat(archived.missing()).extracting(ArchivedField::fieldName).isEqualTo(MANDATORY);
		assertThat(archived.document().get("status")).isEqualTo(BsonNull.VALUE);
	}

	@Test
	void fieldsThatTheArchiveDoesNotKnowAreLeftBehind() {
		this.fixture.order().put("note", new BsonString("sonner deux fois"));
		this.fixture.order().put("nom_client", new BsonString("not from here"));
		this.fixture.dimensions().values().forEach((document) -> document.put("extra", new BsonInt32(1)));
		assertThat(archive().document()).isEqualTo(OrderFixture.json("complete-archived.json"));
	}

	static Stream<BsonValue> valuesOfEveryType() {
		return Stream.of(new BsonDouble(-0.0), new BsonString("zéro\0 dedans"),
				new BsonDocument("nom_client", new BsonString("not this one")),
				new BsonArray(List.of(new BsonInt32(1), new BsonString("deux"))),
				new BsonBinary(new byte[] { 0, 1, 2 }), new BsonObjectId(new ObjectId()), BsonBoolean.FALSE,
				new BsonDateTime(Long.MIN_VALUE), new BsonRegularExpression("^é", "i"),
				new BsonDbPointer("db.c", new ObjectId()), new BsonJavaScript("f()"), new BsonSymbol("s"),
				new BsonJavaScriptWithScope("f()", new BsonDocument("x", new BsonInt32(1))), new BsonInt32(-1),
				new BsonTimestamp(7, 8), new BsonInt64(Long.MAX_VALUE), new BsonDecimal128(Decimal128.parse("1E+3")),
				new BsonMinKey(), new BsonMaxKey());
	}

	@ParameterizedTest
	@MethodSource("valuesOfEveryType")
	void aValueOfAnyTypeIsCopied(BsonValue value) {
		this.fixture.set("adresse_livraison", value);
		this.fixture.set("email_client", value);
		BsonDocument archived = archive().document();
		BsonDocument expected = OrderFixture.json("complete-archived.json");
		expected.put("adresse_livraison", value);
		expected.put("email_client", value);
		assertThat(archived).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("valuesOfEveryType")
	void aFieldOfAnyTypeBeforeTheOthersIsLeftBehind(BsonValue value) {
		BsonDocument order = new BsonDocument("note", value);
		order.putAll(this.fixture.order());
		OrderFixture noted = new OrderFixture(order, this.fixture.dimensions());
		assertThat(this.enrichment.enrich(noted.joined()).document())
			.isEqualTo(OrderFixture.json("complete-archived.json"));
	}

	@ParameterizedTest
	@MethodSource("ids")
	void anIdIsKeptAndWrittenAsText(BsonValue id, String text) {
		this.fixture.order().put("_id", id);
		BsonDocument archived = archive().document();
		assertThat(archived.get("_id")).isEqualTo(id);
		assertThat(archived.getString("id_commande").getValue()).isEqualTo(text);
	}

	static Stream<Arguments> ids() {
		return Stream.of(Arguments.of(new BsonInt32(17), "17"), Arguments.of(new BsonString("CMD-17"), "CMD-17"),
				Arguments.of(new BsonInt64(17), "17"),
				Arguments.of(new BsonDecimal128(Decimal128.parse("1.70")), "1.70"),
				Arguments.of(new BsonDocument("n", new BsonInt32(1)), "{\"n\": 1}"));
	}

	private ArchivedOrder archive() {
		return this.enrichment.enrich(this.fixture.joined());
	}

	private static void assertIncomplete(BsonDocument archived, String... missing) {
		assertThat(archived.get("incomplete")).isEqualTo(BsonBoolean.TRUE);
		assertThat(List.copyOf(archived.keySet())).endsWith("incomplete", "champs_manquants");
		assertThat(archived.getArray("champs_manquants")).extracting((value) -> value.asString().getValue())
			.containsExactly(missing);
	}

}
