package io.orderarchiver.archive.indexes;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexOptions;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.ArchiveIndexes.Creation;
import io.orderarchiver.archive.indexes.WantedIndex.Presence;
import io.orderarchiver.testing.TestMongo;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Which indexes serve, and what the others are called. */
class ArchiveIndexesIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(ArchiveIndexesIT.class);

	private static final Collation FRENCH = Collation.builder()
		.locale("fr")
		.collationStrength(CollationStrength.PRIMARY)
		.build();

	private static final String COVERING = "status_1_date_commande_1__id_1_numero_commande_1";

	private final ArchiveCollections collections = new ArchiveCollections(mongo.database(), CollectionNames.DEFAULT);

	@BeforeEach
	void empty() {
		mongo.drop();
	}

	@Test
	void withoutCollationsTheNamesAreThoseByDefault() {
		ensure();
		assertThat(names(this.collections.orders())).containsExactlyInAnyOrder("_id_", "status_1", "date_commande_1",
				COVERING);
		assertThat(names(this.collections.archive())).containsExactlyInAnyOrder("_id_", "numero_commande_1");
		assertThat(ServingIndex.covering(this.collections.orders())).contains(COVERING);
		assertThat(survey().look()).extracting(WantedIndex::presence).containsOnly(Presence.PRESENT);
	}

	@Test
	void besideAnIndexOfAnotherCollationASimpleOneIsMadeOnce() {
		this.collections.orders().createIndex(ArchiveIndexes.COVERING, new IndexOptions().collation(FRENCH));
		assertThat(ServingIndex.covering(this.collections.orders())).isEmpty();
		assertThat(survey().look().get(3).creation())
			.contains("{collation: {locale: 'simple'}, name: '" + COVERING + "_simple'}");
		ensure();
		ensure();
		assertThat(names(this.collections.orders())).containsExactlyInAnyOrder("_id_", "status_1", "date_commande_1",
				COVERING, COVERING + "_simple");
		assertThat(ServingIndex.covering(this.collections.orders())).contains(COVERING + "_simple");
	}

	@Test
	void anotherNameIsNotNeededWhereTheDefaultOneIsFree() {
		this.collections.orders()
			.createIndex(ArchiveIndexes.COVERING, new IndexOptions().collation(FRENCH).name("french"));
		ensure();
		assertThat(ServingIndex.covering(this.collections.orders())).contains(COVERING);
	}

	@Test
	void aUniqueNumberByAnotherCollationIsNotEnoughAndIsToldOf() {
		this.collections.archive()
			.createIndex(ArchiveIndexes.NUMBER, new IndexOptions().unique(true).collation(FRENCH));
		assertThatExceptionOfType(MissingUniqueIndexException.class)
			.isThrownBy(() -> new ArchiveIndexes(this.collections, Creation.NEVER).ensureUniqueNumber())
			.withMessageContaining("{unique: true, collation: {locale: 'simple'}, name: 'numero_commande_1_simple'}");
		ensure();
		assertThat(names(this.collections.archive())).containsExactlyInAnyOrder("_id_", "numero_commande_1",
				"numero_commande_1_simple");
		assertThat(survey().look().get(0).presence()).isEqualTo(Presence.PRESENT);
		assertThat(survey().harmful()).singleElement().satisfies((harmful) -> {
			assertThat(harmful.name()).isEqualTo("numero_commande_1");
			assertThat(harmful.effect()).contains("fr, strength 1", "by case or accent alone", "DUPLICATE_KEY");
		});
	}

	@Test
	void aCollectionsDefaultCollationIsNotThatOfItsIndexes() {
		assumeThat(mongo.isReal()).as("the embedded server knows no collations").isTrue();
		for (String name : List.of("Commande", "Historique")) {
			mongo.database().createCollection(name, new CreateCollectionOptions().collation(FRENCH));
		}
		this.collections.orders().createIndex(ArchiveIndexes.STATUS);
		assertThat(survey().look().get(0).creation()).contains("{unique: true, collation: {locale: 'simple'}}");
		ensure();
		ensure();
		assertThat(names(this.collections.orders())).containsExactlyInAnyOrder("_id_", "status_1", "status_1_simple",
				"date_commande_1", COVERING);
		assertThat(names(this.collections.archive())).containsExactlyInAnyOrder("_id_", "numero_commande_1");
		this.collections.archive().insertOne(BsonDocument.parse("{_id: 1, numero_commande: 'cmd'}"));
		this.collections.archive().insertOne(BsonDocument.parse("{_id: 2, numero_commande: 'CMD'}"));
		assertThat(survey().look()).extracting(WantedIndex::presence).containsOnly(Presence.PRESENT);
	}

	@Test
	void aSparseIndexServesNoQueryForWhatIsNotThere() {
		this.collections.orders().createIndex(ArchiveIndexes.DATE, new IndexOptions().sparse(true));
		WantedIndex date = survey().look().get(2);
		assertThat(date.presence()).isEqualTo(Presence.CONFLICTING);
		assertThat(date.removal()).contains("dropIndex('date_commande_1')");
		assertThat(ServingIndex.of(this.collections.orders(), ArchiveIndexes.DATE)).isEmpty();
	}

	@Test
	void aSparseUniqueIndexMakesNumbersUniqueToo() {
		this.collections.archive().createIndex(ArchiveIndexes.NUMBER, new IndexOptions().unique(true).sparse(true));
		assertThat(survey().look().get(0).presence()).isEqualTo(Presence.PRESENT);
	}

	@Test
	void doublesAreCountedByOneQuery() {
		for (String number : List.of("A", "B", "A", "C", "B", "A")) {
			this.collections.archive().insertOne(new Document("numero_commande", number).toBsonDocument());
		}
		assertThat(survey().doubles(100)).containsExactly("A (3 times)", "B (2 times)");
		assertThatExceptionOfType(MissingUniqueIndexException.class).isThrownBy(this::ensure)
			.withMessageContaining("A (3 times), B (2 times)");
	}

	private void ensure() {
		new ArchiveIndexes(this.collections, Creation.CREATE_MISSING).ensure();
	}

	private IndexSurvey survey() {
		return new IndexSurvey(this.collections);
	}

	private static List<String> names(MongoCollection<BsonDocument> collection) {
		return collection.listIndexes().map((index) -> index.getString("name")).into(new ArrayList<>());
	}

}
