package io.orderarchiver.command.invocation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.run.settings.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DateWindowTests {

	private final DateWindow dates = new DateWindow(TypedCommand.CLOCK, ZoneOffset.UTC);

	@ParameterizedTest
	@CsvSource({ "2025-01-31, 2025-01-31T00:00:00Z, 2025-02-01T00:00:00Z",
			"20250131, 2025-01-31T00:00:00Z, 2025-02-01T00:00:00Z",
			"2024-02-29, 2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z",
			"today, 2025-03-15T00:00:00Z, 2025-03-16T00:00:00Z",
			"Yesterday, 2025-03-14T00:00:00Z, 2025-03-15T00:00:00Z", "-7d, 2025-03-08T00:00:00Z, 2025-03-09T00:00:00Z",
			"-0d, 2025-03-15T00:00:00Z, 2025-03-16T00:00:00Z" })
	void includesDaysWhole(String day, Instant first, Instant next) {
		assertThat(this.dates.parse(day, day)).isEqualTo(new Window(first, next));
	}

	@ParameterizedTest
	@CsvSource({ "2025-01-31T00:00:00Z, 2025-01-31T00:00:00Z",
			"2025-01-31T01:30:00.999+02:00, 2025-01-30T23:30:00.999Z", "2025-01-31T10:15Z, 2025-01-31T10:15:00Z" })
	void takesInstantsAsTheyAre(String text, Instant instant) {
		assertThat(this.dates.parse(text, null)).isEqualTo(new Window(instant, null));
		assertThat(this.dates.parse(null, text)).isEqualTo(new Window(null, instant));
	}

	@Test
	void selectsEverythingWithoutDates() {
		assertThat(this.dates.parse(null, null)).isEqualTo(Window.ALL);
	}

	@Test
	void countsDaysInTheZone() {
		Clock beforeMidnight = Clock.fixed(Instant.parse("2025-03-15T23:30:00Z"), ZoneOffset.UTC);
		DateWindow paris = new DateWindow(beforeMidnight, ZoneId.of("Europe/Paris"));
		assertThat(paris.parse("today", null).from()).isEqualTo("2025-03-15T23:00:00Z");
	}

	@Test
	void knowsDaysOf23And25Hours() {
		DateWindow paris = new DateWindow(TypedCommand.CLOCK, ZoneId.of("Europe/Paris"));
		assertThat(paris.parse("2025-03-30", "2025-03-30"))
			.isEqualTo(new Window(Instant.parse("2025-03-29T23:00:00Z"), Instant.parse("2025-03-30T22:00:00Z")));
		assertThat(paris.parse("2025-10-26", "2025-10-26"))
			.isEqualTo(new Window(Instant.parse("2025-10-25T22:00:00Z"), Instant.parse("2025-10-26T23:00:00Z")));
	}

	@Test
	void knowsDaysWithoutMidnight() {
		DateWindow beirut = new DateWindow(TypedCommand.CLOCK, ZoneId.of("America/Santiago"));
		assertThat(beirut.parse("2024-09-08", null).from()).isEqualTo("2024-09-08T04:00:00Z");
	}

	@ParameterizedTest
	@ValueSource(strings = { "2025-13-01", "31/01/2025", "2025-02-29", "20250229", "2025-1-1", "tomorrow", "7d", "-d",
			"", " ", "2025-01-31T00:00:00", "2025-01-31T25:00:00Z", "2025-01-31 00:00:00Z", "-99999d999", "2025013",
			"0000-01-01" })
	void refusesOthersWithTheFormsAccepted(String text) {
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> this.dates.parse(text, null))
			.withMessageContaining("--date-from '" + text + "'")
			.withMessageContaining(DateWindow.FORMS);
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> this.dates.parse(null, text))
			.withMessageContaining("--date-to '" + text + "'");
	}

	@ParameterizedTest
	@CsvSource({ "2025-02-01, 2025-01-31", "today, yesterday", "2025-01-31T00:00:00Z, 2025-01-31T00:00:00Z" })
	void refusesWindowsWithoutInside(String from, String to) {
		assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> this.dates.parse(from, to))
			.withMessageContaining(from)
			.withMessageContaining(to);
	}

	@ParameterizedTest
	@CsvSource({ "yesterday, 2025-03-14", "-7d, 2025-03-08", "today, 2025-03-15", "20250131, 20250131",
			"2025-01-31T00:00:00+01:00, 2025-01-31T00:00:00+01:00" })
	void writesDatesSoThatTheyLast(String text, String lasting) {
		assertThat(this.dates.lasting(text)).isEqualTo(lasting);
	}

}
