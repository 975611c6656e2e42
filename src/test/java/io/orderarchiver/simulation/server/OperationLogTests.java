package io.orderarchiver.simulation.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import de.bwaldvogel.mongo.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OperationLogTests {

	private static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");

	private final MovableClock clock = new MovableClock();

	private final OperationLog log = new OperationLog(this.clock, 10);

	@Test
	void idleReaderMovesOnEveryTenSecondsAsAtAReplicaSet() {
		ResumeToken start = this.log.end();
		this.clock.now = NOON.plusSeconds(9);
		assertThat(this.log.idle(start)).isEqualTo(start);
		this.clock.now = NOON.plusSeconds(10);
		assertThat(this.log.idle(start).time()).isGreaterThan(start.time());
	}

	@Test
	void readerThatHasNotReadAllDoesNotMoveOn() {
		ResumeToken start = this.log.end();
		this.log.append(Change.Type.INSERT, new Namespace("test", "Commande"), new Document("_id", 1));
		this.clock.now = NOON.plus(Duration.ofMinutes(1));
		assertThat(this.log.idle(start)).isEqualTo(start);
	}

	/** A clock that is set by hand. */
	private static final class MovableClock extends Clock {

		private Instant now = NOON;

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public java.time.ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

	}

}
