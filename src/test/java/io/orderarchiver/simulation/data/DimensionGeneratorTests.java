package io.orderarchiver.simulation.data;

import io.orderarchiver.order.Dimension;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DimensionGeneratorTests {

	private final DimensionGenerator generator = new DimensionGenerator(GenerationOptions.ofSeed(42));

	@Test
	void customersCanBeWrittenToButNotReached() {
		for (int index = 0; index < 50; index++) {
			BsonDocument client = this.generator.document(Dimension.CLIENT, index);
			assertThat(client.keySet()).containsExactly("_id", "nom", "email", "telephone", "adresse");
			assertThat(client.getString("email").getValue()).matches("[a-z-]+\\.[a-z-]+\\d+@example\\.com");
			assertThat(client.getString("telephone").getValue()).matches("\\+33 6 39 98 \\d\\d \\d\\d");
			assertThat(client.getString("adresse").getValue()).isEqualTo(this.generator.clientAddress(index));
		}
	}

	@Test
	void menusCostWhatOrdersCharge() {
		BsonDocument menu = this.generator.document(Dimension.MENU, 7);
		assertThat(menu.keySet()).containsExactly("_id", "nom", "prix", "description", "id_restaurant");
		assertThat(menu.getDouble("prix")).isEqualTo(DimensionGenerator.euros(this.generator.menuPrice(7)));
	}

	@Test
	void menusBelongToARestaurant() {
		BsonDocument menu = this.generator.document(Dimension.MENU, 27);
		BsonDocument restaurant = this.generator.document(Dimension.RESTAURANT, 7);
		assertThat(menu.get("id_restaurant")).isEqualTo(restaurant.get("_id"));
		assertThat(restaurant.keySet()).containsExactly("_id", "nom", "adresse", "cuisine");
	}

	@Test
	void couriersHaveAVehicle() {
		assertThat(this.generator.document(Dimension.LIVREUR, 0).keySet()).containsExactly("_id", "nom", "telephone",
				"vehicule");
	}

}
