package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.strain.Strain;
import io.orderarchiver.archive.strain.Strain.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SparingTests {

	private static final Strain UNKNOWN = new Strain(Level.UNKNOWN, Duration.ZERO, "it takes long");

	private static final Strain STRAINED = new Strain(Level.STRAINED, Duration.ZERO, "it takes long");

	private long now;

	private final SparingRate rate = new SparingRate(() -> this.now);

	private final Sparing sparing = new Sparing(this.rate, Duration.ofSeconds(5));

	@Test
	void tellsHowFastItGoesAndWhy() {
		pass();
		this.sparing.seen(STRAINED);
		assertThat(this.sparing.state())
			.isEqualTo(new PaceState(Reason.SPARING, "spares MongoDB at 1,000 orders/s, since it takes long"));
	}

	@Test
	void anOldSignNeitherSlowsItDownNorLetsItGoFaster() {
		pass();
		this.sparing.seen(STRAINED);
		this.sparing.seen(UNKNOWN);
		assertThat(this.rate.rate()).isEqualTo(1000);
	}

	@Test
	void waitsBeyondTheToleratedLagAndUntilHalfOfItIsLeft() {
		assertThat(pausesAt(4)).isFalse();
		assertThat(pausesAt(5)).isFalse();
		assertThat(pausesAt(6)).isTrue();
		assertThat(this.sparing.state().text()).isEqualTo("pauses, since a member lags, and --max-lag is 5 s");
		assertThat(pausesAt(4)).isTrue();
		assertThat(pausesAt(2)).isFalse();
	}

	@Test
	void pagesAreSmallWhereMongoDbIsSparedOrTheRateIsLimited() {
		PaceLimits sparing = new PaceLimits(OptionalInt.empty(), Optional.of(Duration.ofSeconds(1)));
		assertThat(sparing.pageSize(4000)).isEqualTo(1000);
		assertThat(sparing.pageSize(10)).isEqualTo(10);
		assertThat(new PaceLimits(OptionalInt.of(100), sparing.maxLag()).pageSize(4000)).isEqualTo(100);
		assertThat(PaceLimits.NONE.pageSize(4000)).isEqualTo(4000);
	}

	@Test
	void limitsHaveBounds() {
		assertThatIllegalArgumentException().isThrownBy(() -> PaceLimits.ofRate(OptionalInt.of(0)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new PaceLimits(OptionalInt.empty(), Optional.of(Duration.ZERO)));
	}

	private boolean pausesAt(int seconds) {
		this.sparing.seen(new Strain(Level.STRAINED, Duration.ofSeconds(seconds), "a member lags"));
		return this.sparing.pause().isPresent();
	}

	private void pass() {
		this.rate.passed(2000);
		this.now += 1_000_000_000L;
	}

}
