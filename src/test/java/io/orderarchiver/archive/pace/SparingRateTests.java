package io.orderarchiver.archive.pace;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SparingRateTests {

	private static final long SECOND = 1_000_000_000L;

	private long now;

	private final SparingRate rate = new SparingRate(() -> this.now);

	@Test
	void beforeAnythingHasPassedNothingIsHalved() {
		this.rate.strained();
		assertThat(this.rate.isSparing()).isFalse();
	}

	@Test
	void strainHalvesWhatPassedOfLate() {
		pass(10, 1000);
		this.rate.strained();
		assertThat(this.rate.rate()).isEqualTo(500);
		this.rate.strained();
		assertThat(this.rate.rate()).isEqualTo(250);
	}

	@Test
	void withoutStrainItRisesByEqualStepsUntilItIsFree() {
		pass(10, 1000);
		this.rate.strained();
		this.rate.relieved();
		assertThat(this.rate.rate()).isEqualTo(550);
		this.rate.relieved();
		assertThat(this.rate.rate()).isEqualTo(600);
		for (int i = 0; i < 8; i++) {
			assertThat(this.rate.isSparing()).isTrue();
			this.rate.relieved();
		}
		assertThat(this.rate.isSparing()).isFalse();
	}

	@Test
	void itNeverStandsStill() {
		pass(10, 1000);
		for (int i = 0; i < 100; i++) {
			this.rate.strained();
		}
		assertThat(this.rate.rate()).isEqualTo(1000 / 32.0);
	}

	@Test
	void aPageThatTookAMinuteTellsHowFastItWas() {
		this.rate.passed(600);
		this.now += 60 * SECOND;
		this.rate.strained();
		assertThat(this.rate.rate()).isEqualTo(5);
	}

	@Test
	void itRisesToWhatItWasBeforeMongoDbGrewSlow() {
		pass(10, 1000);
		this.now += 30 * SECOND;
		this.rate.strained();
		assertThat(this.rate.rate()).as("a 32nd at least").isBetween(1000 / 32.0, 100.0);
		for (int i = 0; i < 18; i++) {
			this.rate.relieved();
			assertThat(this.rate.isSparing()).isTrue();
		}
	}

	private void pass(int seconds, int ordersPerSecond) {
		for (int i = 0; i < seconds; i++) {
			this.rate.passed(ordersPerSecond);
			this.now += SECOND;
		}
	}

}
