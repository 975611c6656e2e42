package io.orderarchiver.doctor.collections;

import java.util.Locale;

/**
 * A number of documents in round figures.
 *
 * @param value the number
 * @param limit where counting stopped
 */
record Amount(long value, long limit) {

	/** Counting further would take too long, and tell no more. */
	static final int LIMIT = 1_000_000;

	private static final long EXACT = 1000;

	static Amount estimated(long value) {
		return new Amount(value, Long.MAX_VALUE);
	}

	/** A count that was told to stop behind the limit. */
	static Amount counted(long value) {
		return new Amount(value, LIMIT);
	}

	@Override
	public String toString() {
		if (this.value > this.limit) {
			return "more than " + number(this.limit);
		}
		if (this.value < EXACT) {
			return number(this.value);
		}
		long unit = 1;
		while (this.value / unit >= 100) {
			unit *= 10;
		}
		return "about " + number(Math.round((double) this.value / unit) * unit);
	}

	static String number(long value) {
		return String.format(Locale.ROOT, "%,d", value);
	}

	/** A share in whole percent; what is there is never nothing. */
	static String percent(long part, long whole) {
		if (part > 0 && part * 100 < whole) {
			return "less than 1 %";
		}
		return (whole == 0) ? "0 %" : Math.round(100.0 * part / whole) + " %";
	}

}
