package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import io.orderarchiver.archive.strain.Strain.Level;
import io.orderarchiver.archive.strain.StrainWatch.Work;

/**
 * How long MongoDB takes for our pages, against the best that it did for a page of about
 * that size. Between two looks the page counts that did best: one that was held up by
 * chance is no strain. Thread-safe.
 */
final class OwnLatency implements StrainSource {

	private static final int STRAINED_FROM = 2;

	/** What a busy machine takes longer now and then. */
	private static final Duration CHANCE = Duration.ofMillis(50);

	private final Map<Pages, Duration> bests = new HashMap<>();

	private final Map<Work, Strain> sinceLastLook = new EnumMap<>(Work.class);

	private final Map<Work, Strain> before = new EnumMap<>(Work.class);

	/** A page took so long. */
	synchronized void took(Work work, int orders, Duration duration) {
		if (orders > 0) {
			Duration best = this.bests.merge(Pages.like(work, orders), duration,
					(a, b) -> (a.compareTo(b) < 0) ? a : b);
			this.sinceLastLook.merge(work, judge(work, orders, duration, best),
					(former, latter) -> (former.level() == Level.NONE) ? former : latter);
		}
	}

	private static Strain judge(Work work, int orders, Duration duration, Duration best) {
		return (duration.compareTo(best.multipliedBy(STRAINED_FROM).plus(CHANCE)) < 0) ? Strain.NONE
				: new Strain(Level.STRAINED, Duration.ZERO, "it takes %d ms to %s %d orders, %d ms at best"
					.formatted(duration.toMillis(), work, orders, best.toMillis()));
	}

	/** A sign of old is one still, until a page of its kind tells better. */
	@Override
	public synchronized Strain look() {
		this.before.replaceAll((work, strain) -> (strain.level() == Level.NONE) ? strain
				: new Strain(Level.UNKNOWN, strain.lag(), strain.reason()));
		this.before.putAll(this.sinceLastLook);
		this.sinceLastLook.clear();
		return this.before.values().stream().max(Strain.BY_SEVERITY).orElse(Strain.NONE);
	}

	/**
	 * Pages whose times can be compared.
	 *
	 * @param work what is done for them
	 * @param digits of the binary number of their orders
	 */
	private record Pages(Work work, int digits) {

		static Pages like(Work work, int orders) {
			return new Pages(work, Integer.SIZE - Integer.numberOfLeadingZeros(orders));
		}

	}

}
