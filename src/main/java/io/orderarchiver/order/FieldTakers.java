package io.orderarchiver.order;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Who takes which field of a document, by its name. There are so few that it is faster to
 * try them all than to decode the name.
 *
 * @param <T> what is made of the document
 */
final class FieldTakers<T> {

	private final List<Taker<T>> takers;

	private FieldTakers(List<Taker<T>> takers) {
		this.takers = takers;
	}

	static <T> FieldTakers<T> of(Map<String, BiConsumer<T, RawValue>> byName) {
		return new FieldTakers<>(
				byName.entrySet().stream().map((entry) -> new Taker<>(entry.getKey(), entry.getValue())).toList());
	}

	/**
	 * Who takes the field whose name lies there.
	 * @param from where the name begins
	 * @param to where it ends
	 */
	@Nullable BiConsumer<T, RawValue> of(byte[] bytes, int from, int to) {
		for (Taker<T> taker : this.takers) {
			if (Arrays.equals(taker.name, 0, taker.name.length, bytes, from, to)) {
				return taker.takes;
			}
		}
		return null;
	}

	private static final class Taker<T> {

		private final byte[] name;

		private final BiConsumer<T, RawValue> takes;

		Taker(String name, BiConsumer<T, RawValue> takes) {
			this.name = name.getBytes(StandardCharsets.UTF_8);
			this.takes = takes;
		}

	}

}
