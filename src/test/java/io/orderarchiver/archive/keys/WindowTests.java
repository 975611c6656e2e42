package io.orderarchiver.archive.keys;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.orderarchiver.order.RawValue;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WindowTests {

	private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");

	private static final Instant TO = Instant.parse("2025-02-01T00:00:00Z");

	@ParameterizedTest
	@CsvSource({ "2024-12-31T23:59:59.999Z,false", "2025-01-01T00:00:00Z,true", "2025-01-31T23:59:59.999Z,true",
			"2025-02-01T00:00:00Z,false", "-1000-01-01T00:00:00Z,false" })
	void holdsItsFirstInstantButNotItsLast(Instant date, boolean inside) {
		assertThat(new Window(FROM, TO).contains(RawValue.of(date(date)))).isEqualTo(inside);
	}

	@Test
	void mayBeOpenOnEitherSide() {
		BsonDateTime ancient = new BsonDateTime(Long.MIN_VALUE);
		BsonDateTime distant = new BsonDateTime(Long.MAX_VALUE);
		assertThat(new Window(null, TO).contains(RawValue.of(ancient))).isTrue();
		assertThat(new Window(null, TO).contains(RawValue.of(distant))).isFalse();
		assertThat(new Window(FROM, null).contains(RawValue.of(ancient))).isFalse();
		assertThat(new Window(FROM, null).contains(RawValue.of(distant))).isTrue();
		assertThat(Window.ALL.contains(RawValue.of(ancient))).isTrue();
		assertThat(Window.ALL.contains(RawValue.of(distant))).isTrue();
	}

	static Stream<@Nullable BsonValue> undated() {
		return Stream.of(null, BsonNull.VALUE, new BsonString("2025-01-15"), new BsonInt64(FROM.toEpochMilli()),
				new BsonArray(List.of(date(FROM))));
	}

	@ParameterizedTest
	@MethodSource("undated")
	void holdsAnOrderWithoutADateOnlyIfNothingIsFiltered(@Nullable BsonValue date) {
		assertThat(Window.ALL.contains((date != null) ? RawValue.of(date) : null)).isTrue();
		assertThat(new Window(FROM, TO).contains((date != null) ? RawValue.of(date) : null)).isFalse();
		assertThat(new Window(FROM, null).contains((date != null) ? RawValue.of(date) : null)).isFalse();
		assertThat(new Window(null, TO).contains((date != null) ? RawValue.of(date) : null)).isFalse();
	}

	@Test
	void isRefusedWhenEmpty() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Window(FROM, FROM));
		assertThatIllegalArgumentException().isThrownBy(() -> new Window(TO, FROM))
			.withMessage("from is not before to: 2025-02-01T00:00:00Z, 2025-01-01T00:00:00Z");
	}

	@Test
	void readsAsASentence() {
		assertThat(Window.ALL).hasToString("all order dates");
		assertThat(new Window(FROM, TO)).hasToString("from 2025-01-01T00:00:00Z until before 2025-02-01T00:00:00Z");
		assertThat(new Window(FROM, null)).hasToString("from 2025-01-01T00:00:00Z on");
		assertThat(new Window(null, TO)).hasToString("from the beginning until before 2025-02-01T00:00:00Z");
	}

	private static BsonDateTime date(Instant instant) {
		return new BsonDateTime(instant.toEpochMilli());
	}

}
