package io.orderarchiver.archive.stop;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

/** A stop was asked for, so that whatever would wait throws instead. */
class PaceTests {

	private static final long SECOND = 1_000_000_000L;

	private final StopSignal stop = new StopSignal();

	private long now = Long.MAX_VALUE - SECOND;

	private final Pace pace = pace(OptionalInt.of(1000));

	@Test
	void withoutALimitNothingWaits() {
		Pace unlimited = pace(OptionalInt.empty());
		assertPasses(unlimited, Integer.MAX_VALUE);
		assertPasses(unlimited, Integer.MAX_VALUE);
	}

	@Test
	void aPageHoldsUpTheNextOneForItsShareOfASecond() {
		Pace impatient = pace(OptionalInt.of(1000));
		assertPasses(this.pace, 500);
		assertPasses(impatient, 500);
		this.now += SECOND / 2 - 1;
		assertWaits(impatient, 1);
		this.now += 1;
		assertPasses(this.pace, 1);
	}

	@Test
	void timeThatWasNotUsedIsNotSavedUp() {
		this.now += 3600 * SECOND;
		assertPasses(this.pace, 1000);
		assertWaits(this.pace, 1);
	}

	@Test
	void whoeverPassesHoldsUpTheOthers() {
		assertPasses(this.pace, 500);
		assertWaits(this.pace, 500);
		this.now += SECOND / 2;
		assertWaits(this.pace, 1);
		this.now += SECOND / 2;
		assertWaits(this.pace, 1);
	}

	@Test
	void noOrdersNeedNoTime() {
		assertPasses(this.pace, 1000);
		assertPasses(this.pace, 0);
		this.now += SECOND;
		assertPasses(this.pace, 1);
	}

	@Test
	void theLargestPageDoesNotOverflow() {
		Pace slow = pace(OptionalInt.of(1));
		Pace impatient = pace(OptionalInt.of(1));
		assertPasses(slow, 100_000);
		assertPasses(impatient, 100_000);
		this.now += 99_999 * SECOND;
		assertWaits(impatient, 1);
		this.now += SECOND;
		assertPasses(slow, 1);
	}

	private Pace pace(OptionalInt ordersPerSecond) {
		this.stop.request();
		return new Pace(ordersPerSecond, () -> this.now, this.stop);
	}

	private static void assertPasses(Pace pace, int orders) {
		assertThatNoException().isThrownBy(() -> pace.await(orders));
	}

	private static void assertWaits(Pace pace, int orders) {
		assertThatExceptionOfType(StopRequestedException.class).isThrownBy(() -> pace.await(orders));
	}

}
