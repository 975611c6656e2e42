package io.orderarchiver.verify.judge;

import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.order.ArchivedDocument;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.verify.finding.FieldDifference;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
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
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FieldComparisonTests {

	private static final ObjectId ID = new ObjectId("650000000000000000000001");

	/** Values that a person, or Java, could take for the same. */
	static Stream<Arguments> lookalikes() {
		return Stream.of(arguments(new BsonInt32(5), new BsonInt64(5)), arguments(new BsonInt64(5), new BsonDouble(5)),
				arguments(new BsonDouble(0.0), new BsonDouble(-0.0)),
				arguments(new BsonDouble(Double.NaN), new BsonDecimal128(Decimal128.NaN)),
				arguments(decimal("1.0"), decimal("1.00")), arguments(decimal("1"), new BsonInt32(1)),
				arguments(new BsonString("a"), new BsonSymbol("a")),
				arguments(new BsonString("\u00e9"), new BsonString("e\u0301")),
				arguments(new BsonJavaScript("f()"), new BsonJavaScriptWithScope("f()", new BsonDocument())),
				arguments(BsonDocument.parse("{a: 1, b: 2}"), BsonDocument.parse("{b: 2, a: 1}")),
				arguments(new BsonArray(List.of(new BsonInt32(1))), BsonDocument.parse("{'0': 1}")),
				arguments(new BsonArray(List.of(new BsonInt32(1))), new BsonArray(List.of(new BsonInt64(1)))),
				arguments(BsonBoolean.TRUE, new BsonString("true")), arguments(new BsonDateTime(5), new BsonInt64(5)),
				arguments(new BsonTimestamp(5), new BsonInt64(5)),
				arguments(new BsonBinary((byte) 0, new byte[] { 1 }), new BsonBinary((byte) 128, new byte[] { 1 })),
				arguments(new BsonObjectId(ID), new BsonString(ID.toHexString())),
				arguments(new BsonRegularExpression("a"), new BsonRegularExpression("a", "i")),
				arguments(new BsonMinKey(), new BsonMaxKey()));
	}

	private static BsonDecimal128 decimal(String text) {
		return new BsonDecimal128(Decimal128.parse(text));
	}

	@ParameterizedTest
	@MethodSource("lookalikes")
	void aValueIsTheSameOnlyByTypeAndBytes(BsonValue one, BsonValue other) {
		assertThat(compare("coût_commande", one, one).finding()).isEmpty();
		assertThat(compare("coût_commande", other, other).finding()).isEmpty();
		assertThat(compare("coût_commande", one, other).finding()).contains(FindingKind.DIFFERENT);
		assertThat(compare("prix_menu", one, other).finding()).contains(FindingKind.DRIFTED);
	}

	@Test
	void fieldsThatOthersHaveAddedAreNotCompared() {
		BsonDocument archived = document().append("exported_at", new BsonDateTime(0));
		assertThat(compare(archived, document()).finding()).isEmpty();
	}

	@Test
	void whatIsMissingInTheArchiveAloneIsNamed() {
		BsonDocument archived = document().append("nom_client", BsonNull.VALUE);
		Judgement judgement = compare(archived, document());
		assertThat(judgement.finding()).contains(FindingKind.BLANKED);
		assertThat(judgement.differences()).extracting(FieldDifference::field).containsExactly("nom_client");
	}

	private static Judgement compare(String field, BsonValue archived, BsonValue expected) {
		return compare(document().append(field, archived), document().append(field, expected));
	}

	private static Judgement compare(BsonDocument archived, BsonDocument expected) {
		RawBsonDocument raw = raw(expected);
		return FieldComparison.compare(OrderKey.of(raw), ArchivedDocument.of(raw(archived)), ArchivedDocument.of(raw));
	}

	private static RawBsonDocument raw(BsonDocument document) {
		return new RawBsonDocument(document, new BsonDocumentCodec());
	}

	private static BsonDocument document() {
		return BsonDocument.parse("""
				{_id: {$oid: '%1$s'}, numero_commande: 'CMD-1', id_commande: '%1$s', nom_client: 'a',
				 email_client: 'b', telephone_client: 'c', nom_livreur: 'd', nom_restaurant: 'e',
				 adresse_restaurant: 'f', nom_menu: 'g', prix_menu: 1.5, adresse_livraison: 'h',
				 'coût_commande': 2, 'rémunération_livreur': 3, moyen_de_payement: 'CB', status: 'livrée',
				 date_commande: {$date: '2025-01-01T00:00:00Z'}, temps_estimee: 20,
				 date_archivage: {$date: '2025-01-02T00:00:00Z'}, archived_by: 'x', incomplete: false}
				""".formatted(ID.toHexString()));
	}

}
