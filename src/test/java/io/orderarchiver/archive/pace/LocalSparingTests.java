package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.pace.Look.Activity;
import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.strain.Strain;
import io.orderarchiver.archive.strain.Strain.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class LocalSparingTests {

	private static final Strain STRAINED = new Strain(Level.STRAINED, Duration.ZERO, "it takes long");

	private static final Duration MAX_LAG = Duration.ofSeconds(5);

	private final LocalSparing sparing = new LocalSparing(MAX_LAG);

	@Test
	void tellsHowMuchItGoesSlowerAndWhy() {
		assertThat(see(STRAINED).state(MAX_LAG))
			.isEqualTo(new PaceState(Reason.SPARING, "spares MongoDB at 50 % of its pace, since it takes long"));
		assertThat(see(Strain.NONE).state(MAX_LAG).text()).as("as long as it lasts")
			.isEqualTo("spares MongoDB at 55 % of its pace, since it takes long");
	}

	@Test
	void goesAtItsOwnPaceAgainWhenMongoDbDoes() {
		see(STRAINED);
		for (int i = 0; i < 10; i++) {
			see(Strain.NONE);
		}
		assertThat(see(Strain.NONE).state(MAX_LAG)).isEqualTo(PaceState.FREE);
	}

	@Test
	void beforeAnythingHasPassedNothingIsHalved() {
		assertThat(this.sparing.decide(new Look(STRAINED, 0, 0, Activity.IDLE)).state(MAX_LAG))
			.isEqualTo(PaceState.FREE);
	}

	@Test
	void anOldSignNeitherSlowsItDownNorLetsItGoFaster() {
		PaceShare before = see(STRAINED).share();
		assertThat(see(STRAINED.as(Level.UNKNOWN)).share()).isEqualTo(before);
	}

	@Test
	void goesOnFromWhatWasDecidedElsewhere() {
		this.sparing.adopt(new SparingDecision(new PaceShare(0.25), Reason.SPARING, "it took long there"));
		assertThat(see(Strain.NONE).state(MAX_LAG).text())
			.isEqualTo("spares MongoDB at 30 % of its pace, since it took long there");
	}

	@Test
	void waitsBeyondTheToleratedLagAndUntilHalfOfItIsLeft() {
		assertThat(pausesAt(4)).isFalse();
		assertThat(pausesAt(5)).isFalse();
		assertThat(pausesAt(6)).isTrue();
		assertThat(see(lag(6)).state(MAX_LAG).text()).isEqualTo("pauses, since a member lags, and --max-lag is 5 s");
		assertThat(pausesAt(4)).isTrue();
		assertThat(pausesAt(2)).isFalse();
	}

	@Test
	void whoGoesOnFromAPauseDecidedElsewhereDoesNotSayThatItWaits() {
		this.sparing.adopt(new SparingDecision(new PaceShare(0.25), Reason.LAG, "a member lags"));
		assertThat(see(Strain.NONE).state(MAX_LAG).text())
			.isEqualTo("spares MongoDB at 30 % of its pace, since a member lags");
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
		return see(lag(seconds)).state(MAX_LAG).pauses();
	}

	private static Strain lag(int seconds) {
		return new Strain(Level.STRAINED, Duration.ofSeconds(seconds), "a member lags");
	}

	private SparingDecision see(Strain strain) {
		return this.sparing.decide(new Look(strain, 1000, 1000, Activity.BUSY));
	}

}
