package io.orderarchiver.simulation.data;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import io.orderarchiver.order.Dimension;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonObjectId;
import org.bson.BsonString;

import static io.orderarchiver.order.OrderFields.ID;

/**
 * Generates customers, couriers, restaurants and menus, whole ones: only orders lack
 * something. A document is a function of its index and needs no other document.
 */
public final class DimensionGenerator {

	private static final Pattern NOT_OF_AN_ADDRESS = Pattern.compile("[^a-z-]");

	private final GenerationOptions options;

	private final DataSet dataSet;

	private final FrenchWords words;

	/**
	 * Creates a generator, which draws its words once.
	 * @param options what to generate
	 */
	public DimensionGenerator(GenerationOptions options) {
		this.options = options;
		this.dataSet = DataSet.of(options);
		this.words = new FrenchWords(options.seed());
	}

	int count(Dimension dimension) {
		return switch (dimension) {
			case CLIENT -> this.options.clients();
			case LIVREUR -> this.options.livreurs();
			case RESTAURANT -> this.options.restaurants();
			case MENU -> this.options.menus();
		};
	}

	BsonDocument document(Dimension dimension, int index) {
		BsonDocument document = new BsonDocument(ID, new BsonObjectId(this.dataSet.dimensionId(dimension, index)));
		Draws draws = this.dataSet.dimensionDraws(dimension, index);
		return switch (dimension) {
			case CLIENT -> client(document, index, draws);
			case LIVREUR -> courier(document, draws);
			case RESTAURANT -> restaurant(document, draws);
			case MENU -> menu(document, index, draws);
		};
	}

	/** Where a customer lives, without the rest of the document. */
	String clientAddress(int client) {
		return this.words.address(this.dataSet.dimensionDraws(Dimension.CLIENT, client));
	}

	/** What a menu costs in cents, without the rest of the document. */
	int menuPrice(int menu) {
		return price(this.dataSet.dimensionDraws(Dimension.MENU, menu));
	}

	/** The restaurant that a menu belongs to. */
	int restaurantOf(int menu) {
		return menu % this.options.restaurants();
	}

	private BsonDocument client(BsonDocument document, int index, Draws draws) {
		String address = this.words.address(draws);
		String firstName = this.words.firstName(draws);
		String lastName = this.words.lastName(draws);
		return document.append("nom", new BsonString(firstName + " " + lastName))
			.append("email", new BsonString(email(firstName, lastName, index)))
			.append("telephone", new BsonString(this.words.phone(draws)))
			.append("adresse", new BsonString(address));
	}

	private BsonDocument courier(BsonDocument document, Draws draws) {
		String name = this.words.firstName(draws) + " " + this.words.lastName(draws);
		return document.append("nom", new BsonString(name))
			.append("telephone", new BsonString(this.words.phone(draws)))
			.append("vehicule", new BsonString(this.words.vehicle(draws)));
	}

	private BsonDocument restaurant(BsonDocument document, Draws draws) {
		return document.append("nom", new BsonString(this.words.restaurant(draws)))
			.append("adresse", new BsonString(this.words.address(draws)))
			.append("cuisine", new BsonString(this.words.cuisine(draws)));
	}

	private BsonDocument menu(BsonDocument document, int index, Draws draws) {
		int price = price(draws);
		BsonObjectId restaurant = new BsonObjectId(this.dataSet.dimensionId(Dimension.RESTAURANT, restaurantOf(index)));
		return document.append("nom", new BsonString(this.words.menu(draws)))
			.append("prix", euros(price))
			.append("description", new BsonString(this.words.description(draws)))
			.append("id_restaurant", restaurant);
	}

	static BsonDouble euros(int cents) {
		return new BsonDouble(cents / 100.0);
	}

	private static int price(Draws draws) {
		return draws.between(85, 290) * 10;
	}

	private static String email(String firstName, String lastName, int index) {
		return ascii(firstName) + "." + ascii(lastName) + (index + 1) + "@example.com";
	}

	private static String ascii(String name) {
		String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT).replace(' ', '-');
		return NOT_OF_AN_ADDRESS.matcher(decomposed.replace("œ", "oe")).replaceAll("");
	}

}
