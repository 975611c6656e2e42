package io.orderarchiver.run.deployment;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Dimension;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RunTargetTests {

	private static final ZoneId UTC = ZoneId.of("UTC");

	private static final Map<Dimension, String> DIMENSIONS = CollectionNames.DEFAULT.dimensions();

	private final RunTarget target = RunTarget.of("rs0/a:1", "Ubereats", CollectionNames.DEFAULT, UTC);

	@Test
	void isTheSameForTheSameSettings() {
		CollectionNames equal = new CollectionNames("Commande", DIMENSIONS, "Historique", "Historique_rejets");
		assertThat(RunTarget.of("rs0/a:1", "Ubereats", equal, UTC)).isEqualTo(this.target);
	}

	@Test
	void isAnotherForAnyOtherSetting() {
		CollectionNames orders = new CollectionNames("Orders", DIMENSIONS, "Historique", "Historique_rejets");
		CollectionNames archive = new CollectionNames("Commande", DIMENSIONS, "Archive", "Historique_rejets");
		CollectionNames rejects = new CollectionNames("Commande", DIMENSIONS, "Historique", "Rejects");
		CollectionNames dimensions = new CollectionNames("Commande", Map.of(Dimension.CLIENT, "Livreur",
				Dimension.LIVREUR, "Client", Dimension.RESTAURANT, "Restaurants", Dimension.MENU, "Menu"), "Historique",
				"Historique_rejets");
		assertThat(List.of(this.target, RunTarget.of("rs0/b:1", "Ubereats", CollectionNames.DEFAULT, UTC),
				RunTarget.of("rs0/a:1", "Staging", CollectionNames.DEFAULT, UTC),
				RunTarget.of("rs0/a:1", "Ubereats", CollectionNames.DEFAULT, ZoneId.of("Europe/Paris")),
				RunTarget.of("rs0/a:1", "Ubereats", orders, UTC), RunTarget.of("rs0/a:1", "Ubereats", archive, UTC),
				RunTarget.of("rs0/a:1", "Ubereats", rejects, UTC),
				RunTarget.of("rs0/a:1", "Ubereats", dimensions, UTC)))
			.extracting(RunTarget::toString)
			.doesNotHaveDuplicates();
	}

	/** Another text would leave the checkpoints of former versions behind. */
	@Test
	void isWrittenDownTheSameFromVersionToVersion() {
		assertThat(this.target.name()).isEqualTo("Ubereats on rs0/a:1");
		assertThat(this.target).hasToString("Ubereats on rs0/a:1 #09d87d7e3d4e17f3");
	}

}
