package io.orderarchiver.archive.indexes;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.model.CreateCollectionOptions;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.CollectionDescription.Kind;
import io.orderarchiver.testing.TestMongo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class CollectionSurveyIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(CollectionSurveyIT.class);

	private final CollectionSurvey survey = new CollectionSurvey(mongo.database(), CollectionNames.DEFAULT);

	@BeforeEach
	void empty() {
		mongo.drop();
	}

	@Test
	void onlyTheCollectionsOfARunAreLookedAt() {
		mongo.database().createCollection("Commande");
		mongo.database().createCollection("Other");
		assertThat(this.survey.look()).containsOnlyKeys("Commande")
			.containsValue(new CollectionDescription("Commande", Kind.PLAIN, Optional.empty(), Optional.empty()));
		assertThat(this.survey.unsuitable(this.survey.look())).isEmpty();
	}

	@Test
	void viewsAndCappedCollectionsAreSeen() {
		assumeThat(mongo.isReal()).as("the embedded server has none").isTrue();
		mongo.database().createView("Commande", "Orders", List.of());
		mongo.database().createView("Client", "People", List.of());
		mongo.database()
			.createCollection("Historique", new CreateCollectionOptions().capped(true).sizeInBytes(100_000));
		assertThat(this.survey.look().values())
			.contains(new CollectionDescription("Commande", Kind.VIEW, Optional.of("Orders"), Optional.empty()));
		assertThat(this.survey.unsuitable(this.survey.look())).extracting(UnsuitableCollection::name)
			.containsExactly("Commande", "Historique");
	}

}
