package io.orderarchiver.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.Tally;
import io.orderarchiver.run.record.Minute;
import io.orderarchiver.run.record.RecentMinutes;
import io.orderarchiver.watch.state.WatchState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class WatchOverviewTests {

	private static final Instant NOON = Instant.parse("2025-06-15T12:00:00Z");

	@ParameterizedTest
	@EnumSource
	void eachStateIsNamedWithTheTimeSinceWhen(WatchState state) {
		Page page = Page.of(html(state, NOON.minusSeconds(7200), List.of()));
		assertThat(page.texts("h1")).containsExactly("The watch is " + state);
		assertThat(page.text()).contains("since 2025-06-15 11:58:30 UTC (1 min 30 s)");
	}

	@Test
	void lastHourIsToldInNumbersToWhoeverDoesNotSeeThePicture() {
		List<Minute> minutes = List.of(minute(NOON.minusSeconds(3600), 1000), minute(NOON.minusSeconds(3540), 90),
				minute(NOON, 30));
		Page page = Page.of(html(WatchState.STREAMING, NOON.minusSeconds(86_400), minutes));
		assertThat(page.texts("desc")).containsExactly("120 orders were archived in the last hour,"
				+ " 2.0 a minute on average, 90 at best (from 11:01:00 UTC on).");
		assertThat(page.texts("td")).contains("11:01:00", "90").doesNotContain("11:00:00", "1,000");
	}

	@Test
	void watchOfSomeMinutesIsNotSlowedByTheTimeBeforeIt() {
		Page page = Page.of(html(WatchState.STREAMING, NOON.minusSeconds(180), List.of(minute(NOON, 30))));
		assertThat(page.texts("desc").get(0)).contains("10.0 a minute on average");
	}

	@Test
	void whatIsNotKnownIsCalledUnknown() {
		Page page = Page.of(html(WatchState.STANDBY, NOON, List.of()));
		assertThat(page.texts("desc")).containsExactly("No order was archived in the last hour.");
		assertThat(page.texts("dd")).filteredOn("unknown"::equals).hasSize(2);
	}

	@Test
	void onlyStyleSheetOfThePageIsTheOneThatItsPolicyAllows() throws Exception {
		Page page = Page.of(html(WatchState.STREAMING, NOON, List.of()));
		String style = page.elements("style").get(0).getTextContent();
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
		assertThat(new WatchOverview().styleSource()).isEqualTo("sha256-" + Base64.getEncoder().encodeToString(hash));
		assertThat(page.elements("style")).hasSize(1);
		assertThat(page.attributes()).noneMatch((attribute) -> attribute.startsWith("style="));
	}

	private static Minute minute(Instant at, long orders) {
		return Minute.of(at, new Tally(orders, orders, 0, Map.of(), 0, 0, 0, 0, 0), Duration.ZERO);
	}

	private static String html(WatchState state, Instant start, List<Minute> some) {
		RecentMinutes minutes = RecentMinutes.NONE;
		for (Minute minute : some) {
			minutes = minutes.plus(minute);
		}
		return new WatchOverview().html(new WatchFigures(NOON, state, NOON.minusSeconds(90),
				new WatchFigures.Stream(Duration.ZERO, Optional.empty(), Optional.empty(), 0, 0), start, Tally.ZERO,
				minutes, Map.of("version", "1")));
	}

}
