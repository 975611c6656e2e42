package io.orderarchiver.command.invocation;

import io.orderarchiver.command.invocation.ProgressText.Total;
import io.orderarchiver.command.terminal.Ink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTextTests {

	@Test
	void showsShareCountsRateRejectsAndTimeLeft() {
		assertThat(line(15_000, Total.of(60_000), 3, 100)).isEqualTo(
				"Archiving 25% [======>                      ] 15,000/60,000 orders 1,500/s, 3 new rejects, 0:30 left");
	}

	@Test
	void saysThatItCountsWhileTheTotalIsNotKnown() {
		assertThat(line(4000, Total.COUNTING, 0, 79)).isEqualTo("Archiving 4,000 orders (counting) 1,500/s");
		assertThat(line(4000, Total.UNKNOWN, 0, 79)).isEqualTo("Archiving 4,000 orders 1,500/s");
	}

	@Test
	void isNotAtItsEndBeforeAllIsDone() {
		assertThat(line(59_999, Total.of(60_000), 0, 79)).startsWith("Archiving 99% [").contains("> ] ");
		assertThat(line(60_000, Total.of(60_000), 0, 79)).startsWith("Archiving 100% [=").doesNotContain(">", "left");
	}

	@Test
	void ordersThatCameAfterTheCountLeadNotBeyondTheEnd() {
		assertThat(line(60_500, Total.of(60_000), 0, 79)).startsWith("Archiving 100% [=").contains("60,500/60,500");
	}

	@Test
	void anEmptyWindowIsDoneAtOnce() {
		assertThat(line(0, Total.of(0), 0, 79)).startsWith("Archiving 100% [===");
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 100, 79, 60, 50, 40, 30, 19 })
	void neverTakesMoreRoomThanThereIs(int width) {
		assertThat(line(1_234_567, Total.of(9_876_543), 42, width)).hasSizeLessThanOrEqualTo(width)
			.startsWith("Archiving 12%");
	}

	@Test
	void keepsWhatMattersMostOnANarrowTerminal() {
		assertThat(line(1_234_567, Total.of(9_876_543), 42, 79)).contains("1,234,567/9,876,543", "42 new rejects",
				"left");
		assertThat(line(12_345, Total.of(98_765), 0, 20)).isEqualTo("Archiving 12% 12,345");
		assertThat(line(12_345, Total.of(98_765), 0, 19)).isEqualTo("Archiving 12%");
	}

	@Test
	void saysWhatHoldsItUpWhereThereIsRoom() {
		ProgressText paused = new ProgressText("Archiving", 12_345, Total.of(98_765), 0, 0,
				"paused by the file /srv/archiver/pause");
		assertThat(Ink.none(paused.line(120))).endsWith(", paused by the file /srv/archiver/pause");
		assertThat(Ink.none(paused.line(40))).isEqualTo("Archiving 12% 12,345/98,765 orders 0/s")
			.doesNotContain("paused");
	}

	private static String line(long done, Total total, long rejects, int width) {
		return Ink.none(new ProgressText("Archiving", done, total, 1500, rejects, "").line(width));
	}

}
