package io.orderarchiver.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.watch.WatchOptions.CatchUp;
import io.orderarchiver.watch.position.Phase;
import io.orderarchiver.watch.position.Position;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonTimestamp;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WatchLimitsTests {

	private static final Position POSITION = new Position(Phase.STREAM, new BsonDocument(), new BsonTimestamp());

	private final StopSignal stop = new StopSignal();

	private long seconds = 100;

	@Test
	void idleIsAStreamThatHasHadNothingToTellForLongEnough() {
		WatchLimits limits = limits(Optional.empty(), Optional.of(Duration.ofSeconds(10)));
		limits.polled(0);
		this.seconds += 9;
		limits.polled(3);
		this.seconds += 9;
		limits.polled(0);
		assertThat(limits.isIdle()).isFalse();
		this.seconds += 1;
		assertThat(limits.isIdle()).isTrue();
	}

	@Test
	void watchIsNotIdleWhileItStoresWhatCameIn() {
		WatchLimits limits = limits(Optional.empty(), Optional.of(Duration.ofSeconds(10)));
		MicroBatch<?> batch = batchOfOne();
		limits.polled(1);
		limits.handedOut(batch);
		this.seconds += 60;
		limits.polled(0);
		assertThat(limits.isIdle()).isFalse();
		limits.saved(batch);
		assertThat(limits.isIdle()).as("just stored").isFalse();
		this.seconds += 10;
		assertThat(limits.isIdle()).isTrue();
	}

	@Test
	void savingThePositionOfAnIdleStreamDoesNotKeepItBusy() {
		WatchLimits limits = limits(Optional.empty(), Optional.of(Duration.ofSeconds(10)));
		limits.polled(0);
		this.seconds += 9;
		limits.handedOut(MicroBatch.empty(POSITION));
		limits.saved(MicroBatch.empty(POSITION));
		this.seconds += 1;
		assertThat(limits.isIdle()).isTrue();
	}

	@Test
	void watchWithoutALimitIsNeverIdle() {
		WatchLimits limits = limits(Optional.empty(), Optional.empty());
		limits.polled(0);
		this.seconds += 1_000_000;
		limits.polled(0);
		assertThat(limits.isIdle()).isFalse();
		assertThat(this.stop.isRequested()).isFalse();
	}

	@Test
	void timeToWatchCountsFromTheOpeningOfTheStream() {
		WatchLimits limits = limits(Optional.of(Duration.ofSeconds(30)), Optional.empty());
		this.seconds += 1000;
		limits.polled(0);
		this.seconds += 29;
		limits.polled(5);
		assertThat(this.stop.isRequested()).isFalse();
		this.seconds += 1;
		limits.polled(5);
		assertThat(this.stop.isRequested()).isTrue();
	}

	private static MicroBatch<?> batchOfOne() {
		return MicroBatch.ofCatchUp(List.of(OrderKey.of(RawValue.of(new BsonInt32(1)))),
				new OrderPage<>(1, List.of(), List.of(), List.of(), List.of()), POSITION);
	}

	private WatchLimits limits(Optional<Duration> endAfter, Optional<Duration> endWhenIdle) {
		WatchOptions options = new WatchOptions(CatchUp.RUN, TokenLostPolicy.CATCH_UP, 1000, OptionalInt.empty(),
				endAfter, endWhenIdle, WatchOptions.DEFAULT_HEARTBEAT);
		return new WatchLimits(options, () -> Duration.ofSeconds(this.seconds).toNanos(), this.stop);
	}

}
