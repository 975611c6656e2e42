package io.orderarchiver.order;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * The part of an order that the archive wants.
 *
 * @param key its key as it is now
 * @param id its {@code _id}
 * @param number its {@code numero_commande}, if it has one
 * @param references the {@code _id}s by which it refers to its dimensions; one that it
 * lacks has no entry
 * @param values what the archive takes over of it; a field that it lacks has no entry
 */
public record SourceOrder(OrderKey key, RawValue id, @Nullable RawValue number, Map<Dimension, BsonValue> references,
		Map<ArchivedField, RawValue> values) {

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

	/** An order that is being read. */
	private static final class Draft {

		static final FieldTakers<Draft> TAKERS = takers();

		private final Map<Dimension, BsonValue> references = new EnumMap<>(Dimension.class);

		private final Map<ArchivedField, RawValue> values = new EnumMap<>(ArchivedField.class);

		private @Nullable RawValue id;

		private @Nullable RawValue number;

		private static FieldTakers<Draft> takers() {
			Map<String, BiConsumer<Draft, RawValue>> takers = new HashMap<>();
			takers.put(OrderFields.ID, (draft, value) -> draft.id = value);
			takers.put(OrderFields.NUMBER, (draft, value) -> draft.number = value);
			for (Dimension dimension : Dimension.values()) {
				takers.put(dimension.reference(), (draft, value) -> draft.references.put(dimension, value.decoded()));
			}
			for (ArchivedField field : ArchivedField.values()) {
				if (field.isOfOrder()) {
					takers.put(field.sourceField(), (draft, value) -> draft.values.put(field, value));
				}
			}
			return FieldTakers.of(takers);
		}

		SourceOrder complete() {
			RawValue present = Objects.requireNonNull(this.id, OrderFields.ID);
			OrderKey key = new OrderKey(present.decoded(), decoded(this.number),
					decoded(this.values.get(ArchivedField.DATE_COMMANDE)));
			return new SourceOrder(key, present, this.number, this.references, this.values);
		}

		private static @Nullable BsonValue decoded(@Nullable RawValue value) {
			return (value != null) ? value.decoded() : null;
		}

	}

}
