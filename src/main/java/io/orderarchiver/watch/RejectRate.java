package io.orderarchiver.watch;

import io.orderarchiver.archive.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of a growing share of orders that cannot be archived. */
final class RejectRate {

	private static final Logger logger = LoggerFactory.getLogger(RejectRate.class);

	/** Orders whose share of rejects is compared with that of those before. */
	private static final long WINDOW = 200;

	/** Single rejects are nothing to wake somebody for. */
	private static final double WORTH_A_WARNING = 0.02;

	private final String rejects;

	private long read;

	private long rejected;

	private double former;

	/**
	 * Starts to count.
	 * @param rejects where rejects are kept
	 */
	RejectRate(String rejects) {
		this.rejects = rejects;
	}

	void add(Tally batch) {
		this.read += batch.read();
		this.rejected += batch.newRejects();
		if (this.read >= WINDOW) {
			compare((double) this.rejected / this.read);
			this.read = 0;
			this.rejected = 0;
		}
	}

	private void compare(double share) {
		if (share >= WORTH_A_WARNING && share > this.former) {
			logger.warn("More orders are rejected than before: {} of the last {}. They are kept in {}, with their"
					+ " reasons.", this.rejected, this.read, this.rejects);
		}
		this.former = share;
	}

}
