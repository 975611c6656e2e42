package io.orderarchiver.verify;

import io.orderarchiver.order.RawValue;

/**
 * Draws a share of all orders by a hash of their {@code _id}, so that the same orders are
 * drawn again.
 *
 * @param share of all orders, more than 0, up to 1
 */
public record Sampling(double share) {

	/** Every order. */
	public static final Sampling ALL = new Sampling(1);

	/**
	 * Checks the bounds.
	 * @throws IllegalArgumentException if the share is no share
	 */
	public Sampling {
		// Written so that NaN fails.
		if (!(share > 0 && share <= 1)) {
			throw new IllegalArgumentException("share is " + share + ", but must be more than 0, up to 1");
		}
	}

	/**
	 * Whether an order is drawn.
	 * @param id its {@code _id}
	 * @return the same each time
	 */
	boolean draws(RawValue id) {
		return this.share == 1 || (id.wideHash() >>> 11) * 0x1p-53 < this.share;
	}

	/**
	 * The share as the command line has it.
	 * @return in percent
	 */
	@Override
	public String toString() {
		return this.share * 100 + "%";
	}

}
