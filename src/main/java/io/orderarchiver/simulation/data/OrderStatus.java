package io.orderarchiver.simulation.data;

import java.util.List;

import io.orderarchiver.order.Delivered;

/** Where a generated order stands, in the order of an order's life. */
public enum OrderStatus {

	PENDING("en attente"), PREPARING("en préparation"), ON_ITS_WAY("en livraison"), DELIVERED(Delivered.STATUS),
	CANCELLED("annulée");

	/** All but delivered; they share evenly what is not delivered. */
	static final List<OrderStatus> OTHERS = List.of(PENDING, PREPARING, ON_ITS_WAY, CANCELLED);

	private final String label;

	OrderStatus(String label) {
		this.label = label;
	}

	/**
	 * The status as {@code Commande} has it.
	 * @return a word in French
	 */
	public String label() {
		return this.label;
	}

	/** Whether an order stays as it is now. */
	public boolean isFinal() {
		return this == DELIVERED || this == CANCELLED;
	}

}
