package io.orderarchiver.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What an order becomes in the archive, byte for byte, computed the slow way and without
 * any of the production code: the server itself finds what an order refers to, one
 * reference after the other.
 */
public final class RawExpectedArchive {

	private static final byte STRING = 0x02;

	private static final byte UNDEFINED = 0x06;

	private static final byte NULL = 0x0a;

	private static final byte DATE = 0x09;

	private static final StoredValue NOTHING = StoredValue.of(null);

	private static final List<String> STAMP = List.of("id_commande", "date_archivage", "archived_by");

	private static final List<String> FROM_ORDER = List.of("adresse_livraison", "coût_commande", "rémunération_livreur",
			"moyen_de_payement", "status", "date_commande", "temps_estimee");

	private final MongoDatabase database;

	/** References are as many as orders, the documents that they find are few. */
	private final Map<String, Map<StoredValue, RawDocument>> found = new HashMap<>();

	/**
	 * Creates an expectation.
	 * @param database where the dimensions are
	 */
	public RawExpectedArchive(MongoDatabase database) {
		this.database = database;
	}

	/**
	 * The archived order that is to be.
	 * @param order a delivered order
	 * @return its document, without {@code id_commande}, time stamp and version
	 */
	public RawDocument of(RawDocument order) {
		Target target = new Target();
		target.copy("_id", order.first("_id"));
		target.copy("numero_commande", order.first("numero_commande"));
		RawDocument client = find("Client", order.first("id_client"));
		target.fill("nom_client", client.first("nom"));
		target.fill("email_client", client.first("email"));
		target.fill("telephone_client", client.first("telephone"));
		target.fill("nom_livreur", find("Livreur", order.first("id_livreur")).first("nom"));
		RawDocument restaurant = find("Restaurants", order.first("id_restaurant"));
		target.fill("nom_restaurant", restaurant.first("nom"));
		target.fill("adresse_restaurant", restaurant.first("adresse"));
		RawDocument menu = find("Menu", order.first("id_menu"));
		target.fill("nom_menu", menu.first("nom"));
		target.fill("prix_menu", menu.first("prix"));
		FROM_ORDER.forEach((field) -> target.fill(field, order.first(field)));
		return target.complete();
	}

	/**
	 * What can be expected of an archived order.
	 * @param archived as it is in the archive
	 * @return the same without {@code id_commande}, time stamp and version
	 */
	public static RawDocument withoutStamp(RawDocument archived) {
		RawDocument bare = archived;
		for (String field : STAMP) {
			bare = bare.without(field);
		}
		return bare;
	}

	private RawDocument find(String collection, Optional<StoredValue> reference) {
		return reference
			.map((value) -> Objects.requireNonNull(this.found.computeIfAbsent(collection, (name) -> new HashMap<>())
				.computeIfAbsent(value, (id) -> search(collection, id))))
			.orElseGet(RawDocument::new);
	}

	private RawDocument search(String collection, StoredValue id) {
		if (id.type() == UNDEFINED || id.type() == NULL) {
			// Nothing refers to nothing, even if some document has null for its _id.
			return new RawDocument();
		}
		return RawDocuments.in(this.database, collection).withId(id).stream().findFirst().orElseGet(RawDocument::new);
	}

	/** The archived order as it is being filled. */
	private static final class Target {

		private final List<String> missing = new ArrayList<>();

		private RawDocument document = new RawDocument();

		void copy(String name, Optional<StoredValue> value) {
			this.document = this.document.add(name, value.orElse(NOTHING));
		}

		void fill(String name, Optional<StoredValue> value) {
			switch (name) {
				case "status" -> copy(name, value);
				case "date_commande" -> {
					if (value.filter((date) -> date.type() == DATE).isEmpty()) {
						this.missing.add(name);
					}
					copy(name, value);
				}
				default -> {
					if (isMissing(value.orElse(null))) {
						this.missing.add(name);
						copy(name, Optional.empty());
					}
					else {
						copy(name, value);
					}
				}
			}
		}

		RawDocument complete() {
			RawDocument marked = this.document.add("incomplete", StoredValue.of(!this.missing.isEmpty()));
			return this.missing.isEmpty() ? marked : marked.add("champs_manquants", StoredValue.of(this.missing));
		}

		private static boolean isMissing(@Nullable StoredValue value) {
			return value == null || value.type() == NULL || value.type() == UNDEFINED
					|| (value.type() == STRING && isBlank(value.copy()));
		}

		private static boolean isBlank(byte[] string) {
			String text = new String(string, Integer.BYTES, string.length - Integer.BYTES - 1, StandardCharsets.UTF_8);
			return text.codePoints().allMatch((point) -> Character.isWhitespace(point) || Character.isSpaceChar(point));
		}

	}

}
