package io.orderarchiver.order;

/** Names of the fields of an order, as {@code Commande} has them. */
public final class OrderFields {

	/** Key of every document. */
	public static final String ID = "_id";

	/** The order's number, which the archive holds once. */
	public static final String NUMBER = "numero_commande";

	/** Where the order stands; see {@link Delivered}. */
	public static final String STATUS = "status";

	/** When the order was placed; a date filter selects by it. */
	public static final String DATE = "date_commande";

	/** Where the order was brought. */
	public static final String DELIVERY_ADDRESS = "adresse_livraison";

	/** What the customer paid. */
	public static final String COST = "coût_commande";

	/** What the courier earned. */
	public static final String COURIER_PAY = "rémunération_livreur";

	/** How the customer paid. */
	public static final String PAYMENT_METHOD = "moyen_de_payement";

	/** Estimated time to delivery, in minutes. */
	public static final String ESTIMATED_MINUTES = "temps_estimee";

	private OrderFields() {
	}

}
