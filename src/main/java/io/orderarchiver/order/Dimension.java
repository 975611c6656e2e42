package io.orderarchiver.order;

import java.util.List;

/** A collection that an order refers to by the {@code _id} of one of its documents. */
public enum Dimension {

	/** The customer, {@code Client}. */
	CLIENT("id_client", "nom", "email", "telephone"),

	/** The courier, {@code Livreur}. */
	LIVREUR("id_livreur", "nom"),

	/** The restaurant, {@code Restaurants}. */
	RESTAURANT("id_restaurant", "nom", "adresse"),

	/** The menu, {@code Menu}. */
	MENU("id_menu", "nom", "prix");

	private final String reference;

	private final List<String> fields;

	Dimension(String reference, String... fields) {
		this.reference = reference;
		this.fields = List.of(fields);
	}

	/**
	 * The field of an order that holds the {@code _id} of this dimension's document.
	 * @return a field name of {@code Commande}
	 */
	public String reference() {
		return this.reference;
	}

	/**
	 * The fields of this dimension that an archived order takes over.
	 * @return field names, without {@code _id}
	 */
	public List<String> fields() {
		return this.fields;
	}

}
