package io.orderarchiver.testing;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What the archive of a database must hold, computed the slow way and without any of the
 * production code: one order after the other, each looked up by itself.
 */
public final class ExpectedArchive {

	private static final List<String> FROM_ORDER = List.of("adresse_livraison", "coût_commande", "rémunération_livreur",
			"moyen_de_payement", "status", "date_commande", "temps_estimee");

	private final MongoDatabase database;

	private ExpectedArchive(MongoDatabase database) {
		this.database = database;
	}

	/**
	 * Computes the archive of all delivered orders.
	 * @param database orders and dimensions
	 * @return archived orders by {@code _id}, without time stamp and version
	 */
	public static Map<Object, Document> of(MongoDatabase database) {
		return new ExpectedArchive(database).compute();
	}

	/**
	 * The archive as it is.
	 * @param database with an archive
	 * @return archived orders by {@code _id}, without time stamp and version
	 */
	public static Map<Object, Document> actual(MongoDatabase database) {
		Map<Object, Document> archive = new HashMap<>();
		for (Document document : database.getCollection("Historique").find()) {
			Objects.requireNonNull(document.remove("date_archivage"));
			Objects.requireNonNull(document.remove("archived_by"));
			archive.put(document.get("_id"), document);
		}
		return archive;
	}

	private Map<Object, Document> compute() {
		Map<String, Map<Object, Document>> dimensions = new HashMap<>();
		for (String name : List.of("Client", "Livreur", "Restaurants", "Menu")) {
			Map<Object, Document> documents = new HashMap<>();
			this.database.getCollection(name)
				.find()
				.forEach((document) -> documents.put(document.get("_id"), document));
			dimensions.put(name, documents);
		}
		Map<Object, Document> archive = new HashMap<>();
		for (Document order : this.database.getCollection("Commande").find(new Document("status", "livrée"))) {
			archive.put(order.get("_id"), archived(order, dimensions));
		}
		return archive;
	}

	private static Document archived(Document order, Map<String, Map<Object, Document>> dimensions) {
		Document client = find(dimensions, "Client", order.get("id_client"));
		Document livreur = find(dimensions, "Livreur", order.get("id_livreur"));
		Document restaurant = find(dimensions, "Restaurants", order.get("id_restaurant"));
		Document menu = find(dimensions, "Menu", order.get("id_menu"));
		Document archived = new Document("_id", order.get("_id"))
			.append("numero_commande", order.get("numero_commande"))
			.append("id_commande", String.valueOf(order.get("_id")));
		List<String> missing = new ArrayList<>();
		copy(client, "nom", archived, "nom_client", missing);
		copy(client, "email", archived, "email_client", missing);
		copy(client, "telephone", archived, "telephone_client", missing);
		copy(livreur, "nom", archived, "nom_livreur", missing);
		copy(restaurant, "nom", archived, "nom_restaurant", missing);
		copy(restaurant, "adresse", archived, "adresse_restaurant", missing);
		copy(menu, "nom", archived, "nom_menu", missing);
		copy(menu, "prix", archived, "prix_menu", missing);
		FROM_ORDER.forEach((field) -> copy(order, field, archived, field, missing));
		archived.append("incomplete", !missing.isEmpty());
		if (!missing.isEmpty()) {
			archived.append("champs_manquants", missing);
		}
		return archived;
	}

	private static Document find(Map<String, Map<Object, Document>> dimensions, String name, @Nullable Object id) {
		return Objects.requireNonNull(dimensions.get(name)).getOrDefault(id, new Document());
	}

	private static void copy(Document from, String source, Document to, String target, List<String> missing) {
		Object value = from.get(source);
		boolean noDate = target.equals("date_commande") && !(value instanceof Date);
		boolean blank = value == null || (value instanceof String text && text.isBlank());
		if (noDate || blank) {
			missing.add(target);
		}
		to.append(target, (blank && !noDate) ? null : value);
	}

}
