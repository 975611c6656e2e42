package io.orderarchiver.command.invocation;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentRateTests {

	private final AtomicLong now = new AtomicLong();

	private final RecentRate rate = new RecentRate(this.now::get);

	@Test
	void isThatOfTheLastSecondsNotOfTheWholeRun() {
		for (int second = 1; second <= 20; second++) {
			at(second);
			this.rate.add((second <= 10) ? 1000 : 10);
		}
		assertThat(this.rate.perSecond()).isEqualTo(10);
	}

	@Test
	void aRunThatStallsIsSeenToStall() {
		at(1);
		this.rate.add(1000);
		assertThat(this.rate.perSecond()).isEqualTo(1000);
		at(8);
		assertThat(this.rate.perSecond()).isZero();
	}

	private void at(long seconds) {
		this.now.set(TimeUnit.SECONDS.toNanos(seconds));
	}

}
