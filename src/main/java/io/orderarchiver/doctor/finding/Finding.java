package io.orderarchiver.doctor.finding;

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

	public static Finding ok(String title) {
		return new Finding(Status.OK, title, null, null);
	}

	public static Finding info(String title) {
		return new Finding(Status.INFO, title, null, null);
	}

	public static Finding skipped(String why) {
		return new Finding(Status.SKIPPED, why, null, null);
	}

	public static Finding warning(String title) {
		return new Finding(Status.WARNING, title, null, null);
	}

	public static Finding failure(String title) {
		return new Finding(Status.FAILURE, title, null, null);
	}

	public Finding detail(String lines) {
		return new Finding(this.status, this.title, lines, this.remedy);
	}

	public Finding remedy(String lines) {
		return new Finding(this.status, this.title, this.detail, lines);
	}

}
