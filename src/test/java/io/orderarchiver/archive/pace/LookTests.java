package io.orderarchiver.archive.pace;

import java.time.Duration;
import java.util.List;

import io.orderarchiver.archive.pace.Look.Activity;
import io.orderarchiver.archive.strain.Strain;
import io.orderarchiver.archive.strain.Strain.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What several processes see and do is taken as if one did. */
class LookTests {

	@Test
	void presentSpeedIsThatOfAllComparedWithTheirBest() {
		Look together = Look
			.together(List.of(look(Level.NONE, 100, 1000), look(Level.NONE, 200, 1000), look(Level.NONE, 0, 0)));
		assertThat(together.presentOfBest()).hasValue(0.15);
	}

	@Test
	void whereNothingHasPassedThereIsNoPresentSpeed() {
		assertThat(look(Level.STRAINED, 0, 0).presentOfBest()).isEmpty();
		assertThat(look(Level.STRAINED, 100, 0).presentOfBest()).as("of what is not known yet").hasValue(1);
	}

	@Test
	void whoHasDoneNothingDoesNotKnowThatAllIsWell() {
		Look idle = look(Level.NONE, 0, 0);
		assertThat(Look.together(List.of(idle, look(Level.UNKNOWN, 10, 10))).strain().level()).isEqualTo(Level.UNKNOWN);
		assertThat(Look.together(List.of(idle, look(Level.NONE, 10, 10))).strain().level()).isEqualTo(Level.NONE);
		assertThat(Look.together(List.of(look(Level.STRAINED, 0, 0), look(Level.NONE, 10, 10))).strain().level())
			.as("but may see a lag")
			.isEqualTo(Level.STRAINED);
	}

	@Test
	void whoHasNothingLeftToDoKnowsNoMoreThanOneThatHasNotBegun() {
		Look done = new Look(Strain.NONE, 1, 1000, Activity.IDLE);
		assertThat(Look.together(List.of(done, look(Level.UNKNOWN, 10, 10))).strain().level()).isEqualTo(Level.UNKNOWN);
		assertThat(Look.together(List.of(done)).strain().level()).isEqualTo(Level.UNKNOWN);
	}

	@Test
	void whoHasNothingLeftToDoDoesNotMakeTheOthersSeemSlow() {
		Look done = new Look(Strain.NONE, 1, 1000, Activity.IDLE);
		assertThat(Look.together(List.of(done, look(Level.STRAINED, 100, 100))).presentOfBest()).hasValue(1);
	}

	private static Look look(Level level, double speed, double best) {
		return new Look(new Strain(level, Duration.ZERO, ""), speed, best,
				(speed == 0) ? Activity.IDLE : Activity.BUSY);
	}

}
