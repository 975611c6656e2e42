package io.orderarchiver.archive;

/** Why an order cannot be archived. */
public enum RejectReason {

	/** {@code numero_commande} is missing, null, blank or no text. */
	INVALID_NUMBER,

	/** The number is archived for another order. */
	CONFLICT,

	/** A unique index of the archive other than the number's refuses it. */
	DUPLICATE_KEY,

	/** MongoDB refuses the archived order: a validator, mostly. */
	REFUSED,

	/** The order, or what it becomes, is larger than MongoDB allows. */
	TOO_LARGE

}
