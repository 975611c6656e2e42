package io.orderarchiver.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.orderarchiver.order.RawValue;
import io.orderarchiver.watch.state.WatchListener;
import io.orderarchiver.watch.state.WatchState;
import org.bson.BsonDocument;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the watch gets on: it is not enough that it lives. The token of a healthy
 * stream moves on even when no order is delivered, since a replica set writes to its log
 * every ten seconds.
 */
final class StreamHealth implements HealthIndicator, WatchListener {

	private final Clock clock;

	private final Duration patience;

	private WatchState state = WatchState.STARTING;

	private RawValue token = RawValue.of(new BsonDocument());

	private Instant position = Instant.EPOCH;

	private Instant progress;

	/** The patience is how long a stream may stand still and still count as healthy. */
	StreamHealth(Clock clock, Duration patience) {
		this.clock = clock;
		this.patience = patience;
		this.progress = clock.instant();
	}

	@Override
	public synchronized void changed(WatchState next) {
		this.state = next;
		this.progress = this.clock.instant();
	}

	@Override
	public synchronized void polled(Answer answer) {
		this.position = answer.position();
		RawValue next = RawValue.of(answer.token());
		if (!next.equals(this.token)) {
			this.token = next;
			this.progress = this.clock.instant();
		}
	}

	@Override
	public synchronized void stored(StoredBatch batch) {
		this.progress = this.clock.instant();
	}

	@Override
	public void saved(Instant savedPosition) {
		// A checkpoint that cannot be saved ends the run.
	}

	@Override
	public synchronized Health health() {
		Duration still = Duration.between(this.progress, this.clock.instant());
		boolean up = (this.state == WatchState.STREAMING || this.state == WatchState.CATCHING_UP)
				&& still.compareTo(this.patience) < 0;
		if (this.state == WatchState.STANDBY) {
			return Health.status(WatchState.STANDBY.name()).build();
		}
		Health.Builder health = up ? Health.up() : Health.down();
		health.withDetail("state", this.state.name()).withDetail("secondsWithoutProgress", still.toSeconds());
		if (!this.position.equals(Instant.EPOCH)) {
			health.withDetail("position", this.position.toString());
		}
		return health.build();
	}

}
