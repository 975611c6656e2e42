package io.orderarchiver.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.orderarchiver.watch.state.WatchListener.Answer;
import io.orderarchiver.watch.state.WatchState;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

import org.springframework.boot.health.contributor.Status;

import static org.assertj.core.api.Assertions.assertThat;

class StreamHealthTests {

	private final Hand clock = new Hand();

	private final StreamHealth health = new StreamHealth(this.clock, Duration.ofMinutes(1));

	@Test
	void isDownUntilThereIsAStream() {
		assertThat(status()).isEqualTo(Status.DOWN);
		this.health.changed(WatchState.CATCHING_UP);
		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void isDownWhenTheTokenHasNotMovedForAMinuteThoughTheServerAnswers() {
		this.health.changed(WatchState.STREAMING);
		poll("82A1");
		this.clock.pass(Duration.ofSeconds(59));
		poll("82A1");
		assertThat(status()).isEqualTo(Status.UP);
		this.clock.pass(Duration.ofSeconds(1));
		poll("82A1");
		assertThat(status()).isEqualTo(Status.DOWN);
		assertThat(this.health.health().getDetails()).containsEntry("secondsWithoutProgress", 60L)
			.containsEntry("state", "STREAMING");
		poll("82A2");
		assertThat(status()).isEqualTo(Status.UP);
	}

	@Test
	void isDownAtOnceWhileTheStreamIsLost() {
		this.health.changed(WatchState.STREAMING);
		poll("82A1");
		this.health.changed(WatchState.RECONNECTING);
		assertThat(status()).isEqualTo(Status.DOWN);
		this.health.changed(WatchState.STREAMING);
		assertThat(status()).isEqualTo(Status.UP);
	}

	private Status status() {
		return this.health.health().getStatus();
	}

	private void poll(String token) {
		this.health.polled(new Answer(this.clock.instant(), new BsonDocument("_data", new BsonString(token)), 0));
	}

	/** A clock that goes on when it is told to. */
	private static final class Hand extends Clock {

		private Instant now = Instant.parse("2025-06-15T12:00:00Z");

		void pass(Duration time) {
			this.now = this.now.plus(time);
		}

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
