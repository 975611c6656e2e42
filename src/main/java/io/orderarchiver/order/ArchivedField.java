package io.orderarchiver.order;

import io.orderarchiver.order.DocumentOutput.Name;
import org.jspecify.annotations.Nullable;

/**
 * A field that an archived order takes over from its order or from a dimension, in the
 * order in which the archive has them.
 */
public enum ArchivedField {

	NOM_CLIENT("nom_client", Dimension.CLIENT, "nom"),

	EMAIL_CLIENT("email_client", Dimension.CLIENT, "email"),

	TELEPHONE_CLIENT("telephone_client", Dimension.CLIENT, "telephone"),

	NOM_LIVREUR("nom_livreur", Dimension.LIVREUR, "nom"),

	NOM_RESTAURANT("nom_restaurant", Dimension.RESTAURANT, "nom"),

	ADRESSE_RESTAURANT("adresse_restaurant", Dimension.RESTAURANT, "adresse"),

	NOM_MENU("nom_menu", Dimension.MENU, "nom"),

	PRIX_MENU("prix_menu", Dimension.MENU, "prix"),

	ADRESSE_LIVRAISON(OrderFields.DELIVERY_ADDRESS),

	COUT_COMMANDE(OrderFields.COST),

	REMUNERATION_LIVREUR(OrderFields.COURIER_PAY),

	MOYEN_DE_PAYEMENT(OrderFields.PAYMENT_METHOD),

	/** Not mandatory: what is archived is delivered. */
	STATUS(OrderFields.STATUS),

	DATE_COMMANDE(OrderFields.DATE),

	TEMPS_ESTIMEE(OrderFields.ESTIMATED_MINUTES);

	private final String fieldName;

	private final Name encodedName;

	private final @Nullable Dimension dimension;

	private final String sourceField;

	ArchivedField(String fieldName) {
		this(fieldName, null, fieldName);
	}

	ArchivedField(String fieldName, @Nullable Dimension dimension, String sourceField) {
		this.fieldName = fieldName;
		this.encodedName = Name.of(fieldName);
		this.dimension = dimension;
		this.sourceField = sourceField;
	}

	/**
	 * What the archive calls this field.
	 * @return a field name of {@code Historique}
	 */
	public String fieldName() {
		return this.fieldName;
	}

	/**
	 * Where the value comes from.
	 * @return true if from the order itself, false if from a dimension
	 */
	public boolean isOfOrder() {
		return this.dimension == null;
	}

	boolean isOf(Dimension source) {
		return this.dimension == source;
	}

	/** What the order or the dimension calls it. */
	String sourceField() {
		return this.sourceField;
	}

	Name encodedName() {
		return this.encodedName;
	}

	/**
	 * Whether it tells of a person: what an erasure on request takes out of an archive.
	 * @return true for the fields of customer and courier, and for the delivery address
	 */
	public boolean isPersonal() {
		return isOf(Dimension.CLIENT) || isOf(Dimension.LIVREUR) || this == ADRESSE_LIVRAISON;
	}

	/**
	 * Whether a value says nothing where this field is mandatory.
	 * @param value as the source or the archive has it; null where it is absent
	 * @return true if an order with it is incomplete
	 */
	public boolean isMissing(@Nullable RawValue value) {
		return switch (this) {
			case STATUS -> false;
			case DATE_COMMANDE -> value == null || !value.isDateTime();
			default -> value == null || value.isBlank();
		};
	}

}
