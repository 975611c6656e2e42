package io.orderarchiver.run.pace;

import java.util.UUID;
import java.util.function.LongSupplier;

import io.orderarchiver.archive.pace.LocalSparing;
import io.orderarchiver.archive.pace.Look;
import io.orderarchiver.archive.pace.SparingDecision;
import io.orderarchiver.archive.strain.Strain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker does what the run's own process decides. Where that is silent, it goes on from
 * there by what it sees itself.
 */
final class FollowingSparing extends SharedSparing<ToldLook> {

	private static final Logger logger = LoggerFactory.getLogger(FollowingSparing.class);

	private final String worker = UUID.randomUUID().toString();

	private final SparingRows rows;

	private final LocalSparing sparing;

	private final LongSupplier nanoTime;

	private volatile Heard<SparingDecision> heard;

	private String sign = "";

	private long strained;

	private Guide guide = Guide.RUN;

	FollowingSparing(SparingRows rows, LocalSparing sparing, LongSupplier nanoTime) {
		super(nanoTime);
		this.rows = rows;
		this.sparing = sparing;
		this.nanoTime = nanoTime;
		this.heard = new Heard<>(SparingDecision.NONE, nanoTime.getAsLong());
	}

	/** By whose looks a worker goes. */
	private enum Guide {

		RUN, ITSELF

	}

	@Override
	public SparingDecision decide(Look own) {
		note(told(own));
		Heard<SparingDecision> last = this.heard;
		if (last.isFresh(this.nanoTime.getAsLong())) {
			this.guide = Guide.RUN;
			this.sparing.adopt(last.what());
			return last.what();
		}
		if (this.guide == Guide.RUN) {
			this.guide = Guide.ITSELF;
			logger.warn("The run's own process has not told for {} s how MongoDB is to be spared: this worker goes by"
					+ " what it sees itself until it does.", Heard.FRESH.toSeconds());
		}
		return this.sparing.decide(own);
	}

	/** The sign of a strained look is told with the count of them. */
	private ToldLook told(Look own) {
		Strain strain = own.strain();
		this.strained += (strain.level() == Strain.Level.STRAINED) ? 1 : 0;
		this.sign = strain.reason().isEmpty() ? this.sign : strain.reason();
		return new ToldLook(this.worker, own.with(new Strain(strain.level(), strain.lag(), this.sign)), this.strained);
	}

	@Override
	void tell(ToldLook look) {
		this.rows.tell(look);
	}

	/** What is old already tells nothing of who may have begun to decide since. */
	@Override
	void hear() {
		this.rows.decision()
			.filter((decision) -> decision.isFresh(this.nanoTime.getAsLong()))
			.ifPresent((decision) -> this.heard = decision);
	}

}
