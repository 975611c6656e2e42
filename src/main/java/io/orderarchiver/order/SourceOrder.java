package io.orderarchiver.order;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The part of an order that the archive wants.
 *
 * @param key its key as it is now
 * @param references the {@code _id}s by which it refers to its dimensions; one that it
 * lacks has no entry
 * @param values what the archive takes over of it; a field that it lacks has no entry
 */
public record SourceOrder(OrderKey key, Map<Dimension, RawValue> references, Map<ArchivedField, RawValue> values) {

	/**
	 * Reads an order, or a projection of one.
	 * @param reader before a document with at least an {@code _id}
	 * @return the order
	 */
	public static SourceOrder read(RawReader reader) {
		Draft draft = new Draft();
		reader.read(draft, Draft.TAKERS);
		return draft.complete();
	}

	private static final class Draft extends SourceDraft {

		static final FieldTakers<Draft> TAKERS = takers();

		private final Map<Dimension, RawValue> references = new EnumMap<>(Dimension.class);

		private @Nullable RawValue number;

		private static FieldTakers<Draft> takers() {
			Map<String, BiConsumer<Draft, RawValue>> takers = takers(ArchivedField::isOfOrder);
			takers.put(OrderFields.NUMBER,
					(draft, value) -> draft.number = (draft.number != null) ? draft.number : value);
			for (Dimension dimension : Dimension.values()) {
				takers.put(dimension.reference(), (draft, value) -> draft.references.putIfAbsent(dimension, value));
			}
			return FieldTakers.of(takers);
		}

		SourceOrder complete() {
			OrderKey key = new OrderKey(id(), this.number, values().get(ArchivedField.DATE_COMMANDE));
			return new SourceOrder(key, this.references, values());
		}

	}

}
