package io.orderarchiver.archive.pace;

import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.strain.Strain;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
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

	@Test
	void severalProcessesShareTheLimit() {
		this.pace.shareWith(4);
		assertPasses(this.pace, 500);
		this.now += 2 * SECOND - 1;
		assertWaits(this.pace, 500);
		this.now += 2 * SECOND + 1;
		assertPasses(this.pace, 1);
	}

	@Test
	void nothingPassesInAPauseHoweverLongItLasts() {
		Pace unlimited = pace(OptionalInt.empty());
		unlimited.pause(Optional.of(new PaceState(PaceState.Reason.PAUSE_FILE, "paused")));
		this.now += 3600 * SECOND;
		assertWaits(unlimited, 1);
		unlimited.pause(Optional.empty());
		assertPasses(unlimited, 1);
	}

	@Test
	void sparingHoldsUpWhatNoLimitDoes() {
		Pace unlimited = pace(OptionalInt.empty());
		assertPasses(unlimited, 1000);
		this.now += SECOND;
		unlimited.limitTo(new PaceShare(0.5));
		assertPasses(unlimited, 500);
		this.now += SECOND / 2;
		assertWaits(unlimited, 1);
	}

	@Test
	void sparingIsAShareOfTheFixedLimitThatIsLeftWhenOthersJoin() {
		assertPasses(this.pace, 1000);
		this.now += SECOND;
		assertPasses(this.pace, 1000);
		assertThat(this.pace.look(Strain.NONE).best()).isEqualTo(1000);
		this.pace.shareWith(4);
		assertThat(this.pace.look(Strain.NONE).best()).isEqualTo(250);
		this.pace.limitTo(new PaceShare(0.5));
		this.now += 8 * SECOND - 1;
		assertWaits(this.pace, 1);
	}

	private Pace pace(OptionalInt ordersPerSecond) {
		this.stop.request();
		return new Pace(PaceLimits.ofRate(ordersPerSecond), () -> this.now, this.stop);
	}

	private static void assertPasses(Pace pace, int orders) {
		assertThatNoException().isThrownBy(() -> pace.await(orders));
	}

	private static void assertWaits(Pace pace, int orders) {
		assertThatExceptionOfType(StopRequestedException.class).isThrownBy(() -> pace.await(orders));
	}

}
