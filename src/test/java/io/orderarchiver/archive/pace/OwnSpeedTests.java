package io.orderarchiver.archive.pace;

import io.orderarchiver.archive.pace.Look.Activity;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OwnSpeedTests {

	private static final long SECOND = 1_000_000_000L;

	private static final PaceShare HALF = new PaceShare(0.5);

	private static final double UNLIMITED = Double.POSITIVE_INFINITY;

	private long now;

	private final OwnSpeed speed = new OwnSpeed(() -> this.now);

	@Test
	void nothingIsHeldUpUnlessMongoDbIsSpared() {
		pass(10, 1000);
		assertThat(this.speed.limit(UNLIMITED)).isInfinite();
		this.speed.limitTo(HALF);
		assertThat(this.speed.limit(UNLIMITED)).isEqualTo(500);
		this.speed.limitTo(PaceShare.ALL);
		assertThat(this.speed.limit(UNLIMITED)).isInfinite();
	}

	@Test
	void whoeverJoinsASparedRunLearnsFirstHowFastItIs() {
		this.speed.limitTo(HALF);
		assertThat(this.speed.limit(UNLIMITED)).isInfinite();
		this.speed.passed(1);
		assertThat(this.speed.limit(UNLIMITED)).as("too early to tell").isInfinite();
		this.speed.passed(199);
		this.now += SECOND;
		assertThat(this.speed.limit(UNLIMITED)).isEqualTo(100);
	}

	@Test
	void aPageThatTookAMinuteTellsHowFastItWas() {
		this.speed.passed(600);
		this.now += 60 * SECOND;
		this.speed.limitTo(HALF);
		assertThat(this.speed.now()).isEqualTo(10);
		assertThat(this.speed.limit(UNLIMITED)).isEqualTo(5);
	}

	@Test
	void theBestIsWhatItWasBeforeMongoDbGrewSlow() {
		pass(10, 1000);
		this.now += 30 * SECOND;
		assertThat(this.speed.now()).isBetween(1000 / 32.0, 100.0);
		assertThat(this.speed.best(UNLIMITED)).isEqualTo(1000);
	}

	@Test
	void theBestDoesNotRiseWhileMongoDbIsSpared() {
		pass(10, 1000);
		this.speed.limitTo(HALF);
		pass(10, 2000);
		assertThat(this.speed.best(UNLIMITED)).isEqualTo(1000);
	}

	@Test
	void beforeAnythingHasPassedThereIsNoSpeed() {
		assertThat(this.speed.now()).isZero();
		assertThat(this.speed.best(UNLIMITED)).isZero();
	}

	@Test
	void whoHasLetNothingPassForMoreThanTenSecondsIsIdleUntilAPagePasses() {
		assertThat(this.speed.activity()).isEqualTo(Activity.IDLE);
		this.speed.passed(1000);
		this.now += 10 * SECOND;
		assertThat(this.speed.activity()).isEqualTo(Activity.BUSY);
		this.now += 1;
		assertThat(this.speed.activity()).isEqualTo(Activity.IDLE);
		this.speed.passed(1000);
		assertThat(this.speed.activity()).isEqualTo(Activity.BUSY);
	}

	private void pass(int seconds, int ordersPerSecond) {
		for (int i = 0; i < seconds; i++) {
			this.speed.passed(ordersPerSecond);
			this.now += SECOND;
		}
	}

}
