package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.util.List;

import io.orderarchiver.archive.strain.Strain.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What several have seen. */
class StrainTests {

	private static final Strain SLOW = new Strain(Level.STRAINED, Duration.ZERO, "it takes long");

	private static final Strain OLD = SLOW.as(Level.UNKNOWN);

	@Test
	void itIsStrainIfAnybodySawSome() {
		assertThat(Strain.together(List.of(Strain.NONE, OLD, SLOW))).isEqualTo(SLOW);
	}

	@Test
	void whatIsKnownCountsMoreThanAnOldSign() {
		assertThat(Strain.together(List.of(OLD, Strain.NONE)).level()).isEqualTo(Level.NONE);
		assertThat(Strain.together(List.of(OLD, OLD))).isEqualTo(OLD);
		assertThat(Strain.together(List.of())).isEqualTo(Strain.NONE);
	}

	@Test
	void theLargestLagCountsWithItsReason() {
		Strain third = lag(Level.STRAINED, 3);
		Strain sixth = lag(Level.UNKNOWN, 6);
		assertThat(Strain.together(List.of(third, sixth, SLOW))).isEqualTo(sixth.as(Level.STRAINED));
	}

	private static Strain lag(Level level, int seconds) {
		return new Strain(level, Duration.ofSeconds(seconds), "a member lags by " + seconds + " s");
	}

}
