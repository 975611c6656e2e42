package io.orderarchiver.management;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.orderarchiver.archive.pace.PaceListener;
import io.orderarchiver.archive.pace.PaceState;

/** For how long the runs of this process have gone at which pace. */
public final class PaceMeters implements PaceListener {

	private final Map<PaceState.Reason, Counter> seconds = new EnumMap<>(PaceState.Reason.class);

	/**
	 * Registers the meters.
	 * @param registry where
	 */
	public PaceMeters(MeterRegistry registry) {
		for (PaceState.Reason reason : PaceState.Reason.values()) {
			this.seconds.put(reason,
					Counter.builder(ArchiverMeters.PREFIX + "pace.seconds")
						.description("Seconds in which the pace of a run had this reason")
						.tag("reason", reason.name().toLowerCase(Locale.ROOT))
						.register(registry));
		}
	}

	@Override
	public void paceLasted(PaceState.Reason reason, Duration duration) {
		Counter counter = this.seconds.get(reason);
		if (counter != null) {
			counter.increment(duration.toNanos() / 1e9);
		}
	}

}
