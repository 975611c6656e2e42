package io.orderarchiver.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchState;
import org.jspecify.annotations.Nullable;

/** Where the watch is in the stream, and since when. What is not known is NaN. */
final class StreamMeters implements WatchListener, MeterBinder {

	private final Clock clock;

	private final AtomicLong losses = new AtomicLong();

	private volatile Entered entered;

	private volatile Duration lag = Duration.ZERO;

	private volatile Optional<Instant> position = Optional.empty();

	private volatile Optional<Instant> savedAt = Optional.empty();

	private volatile Optional<Duration> oplogWindow = Optional.empty();

	StreamMeters(Clock clock) {
		this.clock = clock;
		this.entered = new Entered(WatchState.STARTING, clock.instant());
	}

	/** A state, and since when it lasts. */
	private record Entered(WatchState state, Instant at) {
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder(ArchiverMeters.PREFIX + "change.stream.losses", this.losses, AtomicLong::doubleValue)
			.description("How often the change stream was lost and opened again")
			.register(registry);
		gauge(registry, "change.stream.up", "Whether the watch catches up or streams (1), or has no stream (0)", null,
				StreamMeters::up);
		gauge(registry, "change.stream.lag", "Age of the newest event when it was archived, 0 when none is waiting",
				"seconds", (meters) -> seconds(meters.lag));
		gauge(registry, "resume.token.age", "Age of the saved position; it must stay below the oplog window", "seconds",
				(meters) -> orUnknown(meters.position.map(meters::age)));
		gauge(registry, "oplog.window", "How far MongoDB's log reaches back; unknown without the right to read it",
				"seconds", (meters) -> orUnknown(meters.oplogWindow));
		gauge(registry, "last.success.timestamp", "When a position was saved, or a run completed, since the epoch",
				"seconds", (meters) -> meters.savedAt.map((at) -> at.toEpochMilli() / 1000.0).orElse(Double.NaN));
	}

	private void gauge(MeterRegistry registry, String name, String description, @Nullable String unit,
			ToDoubleFunction<StreamMeters> value) {
		Gauge.builder(ArchiverMeters.PREFIX + name, this, value)
			.description(description)
			.baseUnit(unit)
			.register(registry);
	}

	private double up() {
		WatchState state = this.entered.state();
		return (state == WatchState.STREAMING || state == WatchState.CATCHING_UP) ? 1 : 0;
	}

	private Duration age(Instant of) {
		return Duration.between(of, this.clock.instant());
	}

	private static double orUnknown(Optional<Duration> duration) {
		return duration.map(StreamMeters::seconds).orElse(Double.NaN);
	}

	private static double seconds(Duration duration) {
		return duration.toMillis() / 1000.0;
	}

	@Override
	public void changed(WatchState next) {
		this.entered = new Entered(next, this.clock.instant());
		if (next == WatchState.RECONNECTING) {
			this.losses.incrementAndGet();
		}
	}

	@Override
	public void polled(Answer answer) {
		if (answer.events() == 0) {
			this.lag = Duration.ZERO;
		}
	}

	@Override
	public void stored(StoredBatch batch) {
		this.lag = batch.lag();
	}

	@Override
	public void saved(Instant savedPosition) {
		this.position = Optional.of(savedPosition);
		this.savedAt = Optional.of(this.clock.instant());
	}

	void oplogReachesBack(Optional<Duration> window) {
		this.oplogWindow = window;
	}

	/** The same for people, with what others know of the watch. */
	SeenWatch seen(long retries, Map<String, Object> info) {
		Entered now = this.entered;
		return new SeenWatch(now.state(), now.at(), this.lag, this.position.map(this::age), this.oplogWindow,
				this.losses.get(), retries, info);
	}

}
