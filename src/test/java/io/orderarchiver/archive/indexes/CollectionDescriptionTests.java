package io.orderarchiver.archive.indexes;

import io.orderarchiver.archive.indexes.CollectionDescription.Kind;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CollectionDescriptionTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '"', value = { "{name: 'C', type: 'collection', options: {}};PLAIN",
			"{name: 'C'};PLAIN", "{name: 'C', type: 7, options: [1]};PLAIN",
			"{name: 'C', type: 'view', options: {viewOn: 'D', pipeline: []}};VIEW", "{name: 'C', type: 'view'};VIEW",
			"{name: 'C', options: {capped: true, size: 4096}};CAPPED", "{name: 'C', options: {capped: 1}};CAPPED",
			"{name: 'C', options: {capped: false}};PLAIN", "{name: 'C', options: {capped: 0, later: 1}};PLAIN",
			"{name: 'C', type: 'timeseries', options: {timeseries: {timeField: 't'}}};TIME_SERIES" })
	void itsKindIsReadWhateverElseIsThere(String document, Kind kind) {
		assertThat(description(document).kind()).isEqualTo(kind);
	}

	@Test
	void aCollationIsToldUnlessItIsTheSimpleOne() {
		assertThat(description("{name: 'C', options: {collation: {locale: 'fr', strength: 1}}}").collation())
			.contains("fr, strength 1");
		assertThat(description("{name: 'C', options: {collation: {locale: 'simple'}}}").collation()).isEmpty();
		assertThat(description("{name: 'C', options: {collation: 'odd'}}").collation()).contains("unknown");
		assertThat(description("{name: 'C'}").collation()).isEmpty();
	}

	@Test
	void ordersMayBeAnythingButAView() {
		CollectionDescription view = description("{name: 'C', type: 'view', options: {viewOn: 'Orders'}}");
		assertThat(CollectionUse.ORDERS.objection(view)).hasValueSatisfying((objection) -> {
			assertThat(objection.sentence()).contains("'C'", "a view of 'Orders'", "COLLECTION_COMMANDE");
			assertThat(objection.remedy()).contains("COLLECTION_COMMANDE=Orders");
		});
		assertThat(CollectionUse.ORDERS.objection(description("{name: 'C', options: {capped: true}}"))).isEmpty();
	}

	@Test
	void archiveAndRejectsArePlain() {
		for (CollectionUse use : new CollectionUse[] { CollectionUse.ARCHIVE, CollectionUse.REJECTS }) {
			assertThat(use.objection(description("{name: 'C'}"))).isEmpty();
			assertThat(use.objection(description("{name: 'C', type: 'view'}"))).hasValueSatisfying(
					(objection) -> assertThat(objection.sentence()).contains("is a view, into which nothing"));
			assertThat(use.objection(description("{name: 'C', type: 'timeseries'}"))).hasValueSatisfying(
					(objection) -> assertThat(objection.sentence()).contains("time-series", "Only a plain"));
			assertThat(use.objection(description("{name: 'C', options: {capped: true}}")))
				.hasValueSatisfying((objection) -> assertThat(objection.remedy())
					.contains("renameCollection('C_capped')", "$out: 'C'"));
		}
	}

	private static CollectionDescription description(String json) {
		return CollectionDescription.of(BsonDocument.parse(json));
	}

}
