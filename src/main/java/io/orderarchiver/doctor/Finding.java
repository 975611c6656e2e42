package io.orderarchiver.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param status how good or bad it is
 * @param title a sentence
 * @param detail more to know, lines to read, or null
 * @param remedy lines to paste or to type, or null
 */
public record Finding(Status status, String title, @Nullable String detail, @Nullable String remedy) {

	/** How good or bad a finding is. */
	public enum Status {

		/** As it should be. */
		OK,

		/** Good to know, or not to be known here. */
		INFO,

		/** Could not be looked at, because of what another check found. */
		SKIPPED,

		/** Works, but somebody should see to it. */
		WARNING,

		/** Something does not work. */
		FAILURE

	}

	static Finding ok(String title) {
		return new Finding(Status.OK, title, null, null);
	}

	static Finding info(String title) {
		return new Finding(Status.INFO, title, null, null);
	}

	static Finding skipped(String why) {
		return new Finding(Status.SKIPPED, why, null, null);
	}

	static Finding warning(String title) {
		return new Finding(Status.WARNING, title, null, null);
	}

	static Finding failure(String title) {
		return new Finding(Status.FAILURE, title, null, null);
	}

	Finding detail(String lines) {
		return new Finding(this.status, this.title, lines, this.remedy);
	}

	Finding remedy(String lines) {
		return new Finding(this.status, this.title, this.detail, lines);
	}

}
