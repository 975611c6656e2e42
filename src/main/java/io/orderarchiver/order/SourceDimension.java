package io.orderarchiver.order;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The part of a dimension's document that the archive wants. Of fields of one name the
 * first counts, as for MongoDB.
 *
 * @param id its {@code _id}
 * @param values what the archive takes over of it; a field that it lacks has no entry
 */
public record SourceDimension(RawValue id, Map<ArchivedField, RawValue> values) {

	/**
	 * Reads a document of a dimension.
	 * @param reader before a document with at least an {@code _id}
	 * @param dimension whose
	 * @return the document
	 */
	public static SourceDimension read(RawReader reader, Dimension dimension) {
		Draft draft = new Draft();
		reader.read(draft, Objects.requireNonNull(Draft.TAKERS.get(dimension)));
		return draft.complete();
	}

	/** A document that is being read. */
	private static final class Draft {

		static final Map<Dimension, FieldTakers<Draft>> TAKERS = new EnumMap<>(Dimension.class);

		static {
			for (Dimension dimension : Dimension.values()) {
				TAKERS.put(dimension, takers(dimension));
			}
		}

		private final Map<ArchivedField, RawValue> values = new EnumMap<>(ArchivedField.class);

		private @Nullable RawValue id;

		private static FieldTakers<Draft> takers(Dimension dimension) {
			Map<String, BiConsumer<Draft, RawValue>> takers = new HashMap<>();
			takers.put(OrderFields.ID, (draft, value) -> draft.id = (draft.id != null) ? draft.id : value);
			for (ArchivedField field : ArchivedField.values()) {
				if (field.isOf(dimension)) {
					takers.put(field.sourceField(), (draft, value) -> draft.values.putIfAbsent(field, value));
				}
			}
			return FieldTakers.of(takers);
		}

		SourceDimension complete() {
			return new SourceDimension(Objects.requireNonNull(this.id, OrderFields.ID), this.values);
		}

	}

}
