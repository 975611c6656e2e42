package io.orderarchiver.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * A small town with one customer, courier, restaurant and menu, where a test orders what
 * it needs.
 */
public final class Town {

	/** When an order was placed unless the test says otherwise. */
	public static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");

	private final MongoDatabase database;

	private final ObjectId client = new ObjectId();

	private final ObjectId livreur = new ObjectId();

	private final ObjectId restaurant = new ObjectId();

	private final ObjectId menu = new ObjectId();

	private Town(MongoDatabase database) {
		this.database = database;
	}

	/**
	 * Settles in an empty database.
	 * @param database where; it is emptied
	 * @return the town, without orders
	 */
	public static Town in(MongoDatabase database) {
		database.drop();
		Town town = new Town(database);
		town.insert("Client",
				new Document("_id", town.client).append("nom", "Élodie Durand")
					.append("email", "elodie@example.com")
					.append("telephone", "+33 6 39 98 00 01"));
		town.insert("Livreur", new Document("_id", town.livreur).append("nom", "Zoé Lefèvre"));
		town.insert("Restaurants", new Document("_id", town.restaurant).append("nom", "Le Bistrot")
			.append("adresse", "12 rue de Paris, 75001"));
		town.insert("Menu", new Document("_id", town.menu).append("nom", "Formule Midi").append("prix", 12.5));
		database.createCollection("Commande");
		return town;
	}

	/**
	 * A complete delivered order that is not yet in the database.
	 * @param number its number
	 * @return the order, to be changed and inserted
	 */
	public Document order(String number) {
		return new Document("_id", new ObjectId()).append("numero_commande", number)
			.append("id_client", this.client)
			.append("id_livreur", this.livreur)
			.append("id_restaurant", this.restaurant)
			.append("id_menu", this.menu)
			.append("adresse_livraison", "45 avenue Victor Hugo, 75116 Paris")
			.append("coût_commande", 15.5)
			.append("rémunération_livreur", 3.0)
			.append("moyen_de_payement", "CB")
			.append("status", "livrée")
			.append("date_commande", Date.from(NOON))
			.append("temps_estimee", 30);
	}

	/**
	 * Places an order.
	 * @param order the order
	 * @return the same
	 */
	public Document place(Document order) {
		insert("Commande", order);
		return order;
	}

	/**
	 * Places complete delivered orders, a minute apart.
	 * @param count how many
	 * @return the orders
	 */
	public List<Document> place(int count) {
		List<Document> orders = IntStream.range(0, count)
			.mapToObj(
					(i) -> order("CMD-%06d".formatted(i)).append("date_commande", Date.from(NOON.plusSeconds(60L * i))))
			.toList();
		this.database.getCollection("Commande").insertMany(orders);
		return orders;
	}

	/**
	 * Orders of all kinds: incomplete ones, some without a date, some not delivered yet.
	 * Three share each second, so that checkpoints fall into ties.
	 * @param count how many
	 * @return the orders, which are not placed yet
	 */
	public List<Document> ordersOfAllKinds(int count) {
		List<Document> orders = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			Document order = order("CMD-%05d".formatted(i)).append("date_commande",
					(i % 97 == 5) ? null : Date.from(NOON.plusSeconds(i / 3)));
			if (i % 17 == 3) {
				order.append("id_client", new ObjectId());
			}
			if (i % 50 == 9) {
				order.append("status", "en livraison");
			}
			orders.add(order);
		}
		return orders;
	}

	/**
	 * Inserts any document.
	 * @param collection where
	 * @param document what
	 */
	public void insert(String collection, Document document) {
		this.database.getCollection(collection).insertOne(document);
	}

	/**
	 * The archive.
	 * @return all archived orders, in the order of their numbers
	 */
	public List<Document> archive() {
		return this.database.getCollection("Historique")
			.find()
			.sort(new Document("numero_commande", 1))
			.into(new ArrayList<>());
	}

	/**
	 * The rejects.
	 * @return all of them
	 */
	public List<Document> rejects() {
		return this.database.getCollection("Historique_rejets").find().into(new ArrayList<>());
	}

}
