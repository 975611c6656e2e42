package io.orderarchiver.archive.pace;

/**
 * Why a run goes as fast as it goes.
 *
 * @param reason why
 * @param text the same in words, with numbers; empty for a run that nothing holds up
 */
public record PaceState(Reason reason, String text) {

	/** Nothing holds the run up, but perhaps a fixed limit. */
	public static final PaceState FREE = new PaceState(Reason.FREE, "");

	/**
	 * Whether no page passes.
	 * @return false if pages pass, however slowly
	 */
	public boolean pauses() {
		return this.reason.pauses();
	}

	/** Why. */
	public enum Reason {

		/** Nothing holds it up. */
		FREE,

		/** MongoDB seems strained: the run goes slower. */
		SPARING,

		/** MongoDB lags too much: the run waits. */
		LAG,

		/** The file {@code pause} is there. */
		PAUSE_FILE,

		/** Somebody has paused the run, from another process. */
		PAUSE_REQUEST;

		/**
		 * Whether no page passes.
		 * @return false if pages pass, however slowly
		 */
		public boolean pauses() {
			return switch (this) {
				case FREE, SPARING -> false;
				case LAG, PAUSE_FILE, PAUSE_REQUEST -> true;
			};
		}

		/** Whether somebody has asked for it. */
		boolean isRequested() {
			return switch (this) {
				case FREE, SPARING, LAG -> false;
				case PAUSE_FILE, PAUSE_REQUEST -> true;
			};
		}

	}

}
