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

	/**
	 * Something is as it should be.
	 * @param title a sentence
	 * @return the finding
	 */
	public static Finding ok(String title) {
		return new Finding(Status.OK, title, null, null);
	}

	/**
	 * Something is worth knowing.
	 * @param title a sentence
	 * @return the finding
	 */
	public static Finding info(String title) {
		return new Finding(Status.INFO, title, null, null);
	}

	/**
	 * Something was not looked at.
	 * @param why a sentence
	 * @return the finding
	 */
	public static Finding skipped(String why) {
		return new Finding(Status.SKIPPED, why, null, null);
	}

	/**
	 * Something needs attention, but no run fails for it.
	 * @param title a sentence
	 * @return the finding
	 */
	public static Finding warning(String title) {
		return new Finding(Status.WARNING, title, null, null);
	}

	/**
	 * Something makes a run fail.
	 * @param title a sentence
	 * @return the finding
	 */
	public static Finding failure(String title) {
		return new Finding(Status.FAILURE, title, null, null);
	}

	/**
	 * The same with more to know.
	 * @param lines lines to read
	 * @return another finding
	 */
	public Finding detail(String lines) {
		return new Finding(this.status, this.title, lines, this.remedy);
	}

	/**
	 * The same with what mends it.
	 * @param lines lines to paste or to type
	 * @return another finding
	 */
	public Finding remedy(String lines) {
		return new Finding(this.status, this.title, this.detail, lines);
	}

}
