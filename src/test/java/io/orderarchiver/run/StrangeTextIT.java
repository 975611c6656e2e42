package io.orderarchiver.run;

import java.util.List;

import io.orderarchiver.run.StrangeTown.Outcome;
import io.orderarchiver.run.StrangeTown.Way;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.StoredValue;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Text that is no UTF-8, and fields that occur twice. */
@Timeout(180)
class StrangeTextIT extends StrangeFixture {

	@BeforeEach
	void needARealServer() {
		assumeTrue(this.mongo.isReal(), "the embedded server decodes text, and cannot hold a name twice");
	}

	@ParameterizedTest
	@EnumSource
	void idsAreToldApartByTheirBytesAndShownWithEscapes(Way way) {
		List<RawDocument> orders = List.of(this.town.order("CMD-1").with("_id", StoredValue.latin1("clé")),
				this.town.order("CMD-2").with("_id", StoredValue.latin1("clè")),
				this.town.order("CMD-3").with("_id", "cl\ufffd"), this.town.order("CMD-4").with("_id", "clé"),
				this.town.order("CMD-5")
					.with("_id", StoredValue.document(new RawDocument().add("k", StoredValue.latin1("clé")))),
				this.town.order("CMD-6")
					.with("_id", StoredValue.document(new RawDocument().add("k", StoredValue.latin1("clè")))));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
		assertThat(this.town.collection("Historique").find(new Document("numero_commande", "CMD-1"))).singleElement()
			.satisfies((archived) -> assertThat(archived.first("id_commande")).contains(StoredValue.of("cl\\xE9")));
	}

	@ParameterizedTest
	@EnumSource
	void numbersAreToldApartByTheirBytes(Way way) {
		List<RawDocument> orders = List.of(this.town.order("x").with("numero_commande", StoredValue.latin1("n°é")),
				this.town.order("x").with("numero_commande", StoredValue.latin1("n°è")),
				this.town.order("n\ufffd\ufffd"));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
		Outcome outcome = this.town.deliver(way,
				this.town.order("x").with("numero_commande", StoredValue.latin1("n°è")));
		assertThat(outcome.counts().conflicts()).isOne();
		assertThat(this.town.rejects()).singleElement()
			.satisfies((reject) -> assertThat(reject.first("numero_commande")).contains(StoredValue.latin1("n°è")));
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void statusThatIsNoUtf8IsNotDelivered(Way way) {
		Outcome outcome = this.town.deliver(way, this.town.order("x").with("status", StoredValue.latin1("livrée")));
		assertThat(outcome.counts().read()).isEqualTo(StrangeTown.among(0));
		assertThat(this.town.collection("Historique").all()).hasSize((int) StrangeTown.among(0));
	}

	@ParameterizedTest
	@EnumSource
	void referencesFindWhatHasTheirBytes(Way way) {
		this.town.collection("Client")
			.insert(new RawDocument().with("_id", StoredValue.latin1("clé")).with("nom", StoredValue.latin1("Zoé")),
					new RawDocument().with("_id", StoredValue.latin1("clè")).with("nom", "Zoè"),
					new RawDocument().with("_id", "cl\ufffd").with("nom", "nobody"));
		List<RawDocument> orders = List.of(this.town.order("CMD-1").with("id_client", StoredValue.latin1("clé")),
				this.town.order("CMD-2").with("id_client", StoredValue.latin1("clè")),
				this.town.order("CMD-3").with("id_client", StoredValue.latin1("clê")),
				this.town.order("CMD-4").with("id_client", "cl\ufffd"));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
		assertThat(this.town.collection("Historique").find(new Document("nom_client", "Zoè"))).hasSize(1);
	}

	@ParameterizedTest
	@EnumSource
	void valuesAreArchivedWithTheirBytes(Way way) {
		List<RawDocument> orders = List.of(
				this.town.order("CMD-1").with("adresse_livraison", StoredValue.latin1("12 allée des Érables")),
				this.town.order("CMD-2").with("moyen_de_payement", StoredValue.latin1("é")),
				this.town.order("CMD-3")
					.with("adresse_livraison",
							StoredValue.document(new RawDocument().add("rue", StoredValue.latin1("allée")))),
				this.town.order("CMD-4").with("date_commande", StoredValue.latin1("été")));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
	}

	@ParameterizedTest
	@EnumSource
	void rejectIsKeptWithItsBytes(Way way) {
		RawDocument order = this.town.order(" ")
			.with("_id", StoredValue.latin1("clé"))
			.with("adresse_livraison", StoredValue.latin1("allée"));
		RawDocument twin = this.town.order(" ").with("_id", StoredValue.latin1("clè"));
		assertThat(this.town.deliver(way, order, twin).counts().rejects()).isEqualTo(2);
		assertThat(this.town.collection("Historique_rejets").withId(StoredValue.latin1("clé"))).singleElement()
			.satisfies((reject) -> assertThat(reject.first("commande")).contains(StoredValue.document(order)));
		this.town.assertNothingNew();
	}

	@ParameterizedTest
	@EnumSource
	void ofANameThatOccursTwiceTheFirstCounts(Way way) {
		StoredValue later = StoredValue.of("later");
		this.town.collection("Client")
			.insert(new RawDocument().with("_id", 1).add("nom", StoredValue.of("first")).add("nom", later));
		List<RawDocument> orders = List.of(this.town.order("CMD-1").add("numero_commande", later),
				this.town.order("CMD-2").add("status", StoredValue.of("annulée")),
				this.town.order("CMD-3").with("id_client", 1).add("id_client", later),
				this.town.order("CMD-4").add("date_commande", later),
				this.town.order("CMD-5").with("date_commande", "none").add("date_commande", StoredValue.of(null)),
				this.town.order("CMD-6").add("coût_commande", later),
				this.town.order("CMD-7").with("temps_estimee", " ").add("temps_estimee", StoredValue.of(5)));
		this.town.assertAllArchived(this.town.deliver(way, orders), orders);
		Outcome outcome = this.town.deliver(way,
				this.town.order("CMD-8").with("status", "annulée").add("status", StoredValue.of("livrée")),
				this.town.order(" ").add("numero_commande", StoredValue.of("CMD-9")));
		assertThat(outcome.counts().archived()).isEqualTo(StrangeTown.among(0));
		assertThat(outcome.counts().rejects()).isOne();
		this.town.assertNothingNew();
	}

}
