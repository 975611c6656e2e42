package io.orderarchiver.order;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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

	private final byte[][] names;

	private final List<BiConsumer<T, RawValue>> takers;

	private FieldTakers(byte[][] names, List<BiConsumer<T, RawValue>> takers) {
		this.names = names;
		this.takers = takers;
	}

	static <T> FieldTakers<T> of(Map<String, BiConsumer<T, RawValue>> byName) {
		byte[][] names = new byte[byName.size()][];
		List<BiConsumer<T, RawValue>> takers = new ArrayList<>(names.length);
		byName.forEach((name, taker) -> {
			names[takers.size()] = name.getBytes(StandardCharsets.UTF_8);
			takers.add(taker);
		});
		return new FieldTakers<>(names, takers);
	}

	/**
	 * Who takes the field whose name lies there.
	 * @param from where the name begins
	 * @param to where it ends
	 */
	@Nullable BiConsumer<T, RawValue> of(byte[] bytes, int from, int to) {
		for (int i = 0; i < this.names.length; i++) {
			byte[] name = this.names[i];
			// Most names differ in length, which costs less to compare than ranges do.
			if (name.length == to - from && Arrays.equals(name, 0, name.length, bytes, from, to)) {
				return this.takers.get(i);
			}
		}
		return null;
	}

}
