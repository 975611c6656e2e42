package io.orderarchiver.archive.pace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class PaceShareTests {

	@Test
	void theFirstHalvingCountsFromWhatIsDoneAtPresentAndTheNextOneFromTheShare() {
		PaceShare once = PaceShare.ALL.halved(0.8);
		assertThat(once.ofBest()).isEqualTo(0.4);
		assertThat(once.halved(0.1).ofBest()).isEqualTo(0.2);
	}

	@Test
	void withoutStrainItRisesByTwentiethsUntilNobodyIsHeldUp() {
		PaceShare share = PaceShare.ALL.halved(1);
		for (int i = 1; i < 10; i++) {
			share = share.raised();
			assertThat(share.isAll()).isFalse();
			assertThat(share).hasToString(50 + 5 * i + " %");
		}
		assertThat(share.raised()).isEqualTo(PaceShare.ALL);
		assertThat(PaceShare.ALL.raised()).isEqualTo(PaceShare.ALL);
	}

	@Test
	void itNeverStandsStill() {
		PaceShare share = PaceShare.ALL.halved(0.001);
		assertThat(share.ofBest()).isEqualTo(1 / 32.0);
		assertThat(share.halved(0.001)).isEqualTo(share);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 0, -0.5, 1.01, Double.NaN })
	void aShareIsMoreThanNothingAndAllAtMost(double share) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PaceShare(share));
	}

}
