package io.orderarchiver.run;

import java.util.List;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationStrength;
import com.mongodb.client.model.CreateCollectionOptions;
import io.orderarchiver.run.StrangeTown.Outcome;
import io.orderarchiver.run.StrangeTown.Way;
import io.orderarchiver.testing.RawDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Collections whose own collation takes é for E. Nothing is decided by it. */
@Timeout(180)
class CollationIT extends StrangeFixture {

	private static final CreateCollectionOptions ACCENTS_AND_CASE_DO_NOT_COUNT = new CreateCollectionOptions()
		.collation(Collation.builder().locale("fr").collationStrength(CollationStrength.PRIMARY).build());

	@BeforeEach
	void needARealServer() {
		assumeTrue(this.mongo.isReal(), "the embedded server knows no collation");
	}

	@ParameterizedTest
	@EnumSource
	void ordersAreDeliveredByTheVeryWordAlone(Way way) {
		create("Commande");
		Outcome outcome = this.town.deliver(way, this.town.order("1").with("status", "LIVREE"),
				this.town.order("2").with("status", "Livrée"), this.town.order("3").with("status", "livree"),
				this.town.order("4").with("status", "livre\u0301e"));
		assertThat(outcome.counts().read()).isEqualTo(StrangeTown.among(0));
		assertThat(this.town.collection("Historique").all()).hasSize((int) StrangeTown.among(0));
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void numbersOfOrdersAreToldApart(Way way) {
		create("Commande");
		assertNumbersAreToldApart(way);
	}

	@ParameterizedTest
	@EnumSource
	void numbersInTheArchiveAreToldApart(Way way) {
		create("Historique");
		this.town.collection("Historique").insert(new RawDocument().with("_id", 1).with("numero_commande", "cmd-E"));
		assertNumbersAreToldApart(way);
	}

	private void assertNumbersAreToldApart(Way way) {
		List<RawDocument> orders = List.of(this.town.order("CMD-é"), this.town.order("CMD-e"),
				this.town.order("CMD-E"));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
		assertThat(this.town.deliver(way, this.town.order("CMD-é")).counts().conflicts()).isOne();
	}

	/**
	 * The archive's own index of {@code _id}s has that collation, and nobody can mend it.
	 */
	@ParameterizedTest
	@EnumSource
	void idThatTheArchiveTakesForAnotherIsAReject(Way way) {
		create("Historique");
		RawDocument first = this.town.order("CMD-1").with("_id", "é");
		this.town.assertAllArchived(this.town.deliver(way, first), List.of(first));
		Outcome outcome = this.town.deliver(way, this.town.order("CMD-2").with("_id", "E"));
		assertThat(outcome.counts().rejects()).isOne();
		assertThat(this.town.rejects()).hasSize(1);
		this.town.assertNothingNew();
	}

	/** The store's own index of {@code _id}s has that collation, and takes one alone. */
	@ParameterizedTest
	@EnumSource
	void rejectsThatTheirStoreTakesForTheSameAreInNobodysWay(Way way) {
		create("Historique_rejets");
		Outcome outcome = this.town.deliver(way, this.town.order(" ").with("_id", "é"),
				this.town.order(" ").with("_id", "E"), this.town.order(" ").with("_id", "other"));
		assertThat(outcome.counts().rejects() + outcome.counts().knownRejects()).isEqualTo(3);
		assertThat(this.town.rejects()).hasSizeGreaterThanOrEqualTo(2);
		assertThat(this.town.archive().counts().archived()).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void referencesFindTheVeryIdAlone(Way way) {
		create("Commande");
		create("Client");
		this.town.collection("Client").insert(new RawDocument().with("_id", "clé").with("nom", "Zoé"));
		create("Menu");
		this.town.collection("Menu").insert(new RawDocument().with("_id", "carte").with("nom", "Midi"));
		List<RawDocument> orders = List.of(this.town.order("CMD-1").with("id_client", "clé"),
				this.town.order("CMD-2").with("id_client", "CLE"), this.town.order("CMD-3").with("id_menu", "CARTE"),
				this.town.order("CMD-4").with("id_menu", "carte"));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
	}

	private void create(String collection) {
		collection(collection).drop();
		this.mongo.database().createCollection(collection, ACCENTS_AND_CASE_DO_NOT_COUNT);
	}

}
