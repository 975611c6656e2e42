package io.orderarchiver.run.pace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import io.orderarchiver.archive.pace.LocalSparing;
import io.orderarchiver.archive.pace.Look;
import io.orderarchiver.archive.pace.PaceShare;
import io.orderarchiver.archive.pace.SparingDecision;
import io.orderarchiver.archive.strain.Strain;
import io.orderarchiver.archive.strain.Strain.Level;

/** The run's own process decides, by what its workers see, too. */
final class LeadingSparing extends SharedSparing<SparingDecision> {

	private static final Duration UNTIL_ALL_GO_SLOWER = Duration.ofSeconds(3);

	private final SparingRows rows;

	private final LocalSparing sparing;

	private final LongSupplier nanoTime;

	/** How many strained looks of each worker have been taken into account. */
	private final Map<String, Long> counted = new HashMap<>();

	private PaceShare share = PaceShare.ALL;

	private long halvedAt;

	private volatile List<Heard<ToldLook>> looks = List.of();

	private LeadingSparing(SparingRows rows, LocalSparing sparing, LongSupplier nanoTime) {
		super(nanoTime);
		this.rows = rows;
		this.sparing = sparing;
		this.nanoTime = nanoTime;
	}

	/** Begins with nothing that was told in former executions of the run. */
	static LeadingSparing begin(SparingRows rows, LocalSparing sparing, LongSupplier nanoTime) {
		rows.clear();
		return new LeadingSparing(rows, sparing, nanoTime);
	}

	@Override
	public SparingDecision decide(Look own) {
		long now = this.nanoTime.getAsLong();
		List<Look> all = new ArrayList<>(List.of(own));
		this.looks.stream().filter((each) -> each.isFresh(now)).map((each) -> news(each.what())).forEach(all::add);
		SparingDecision decision = this.sparing.decide(sinceLastHalving(Look.together(all), now));
		if (decision.share().ofBest() < this.share.ofBest()) {
			this.halvedAt = now;
		}
		this.share = decision.share();
		note(decision);
		return decision;
	}

	/**
	 * What strains MongoDB before all go slower asks for no second halving. A lag counts
	 * at once: it needs a pause.
	 */
	private Look sinceLastHalving(Look look, long now) {
		boolean mayBeOlder = !this.share.isAll() && now - this.halvedAt < UNTIL_ALL_GO_SLOWER.toNanos();
		return (mayBeOlder && look.strain().level() == Level.STRAINED) ? look.with(look.strain().as(Level.UNKNOWN))
				: look;
	}

	/**
	 * A sign of strain counts once, even if it is no longer the last one, or is still.
	 */
	private Look news(ToldLook told) {
		Long before = this.counted.put(told.worker(), told.strained());
		boolean isNew = told.strained() > ((before != null) ? before : 0);
		Strain strain = told.look().strain();
		Level level = isNew ? Level.STRAINED : (strain.level() == Level.STRAINED) ? Level.UNKNOWN : strain.level();
		return told.look().with(strain.as(level));
	}

	@Override
	void tell(SparingDecision decision) {
		this.rows.tell(decision);
	}

	@Override
	void hear() {
		this.looks = this.rows.looks();
	}

}
