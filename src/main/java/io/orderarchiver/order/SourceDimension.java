package io.orderarchiver.order;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The part of a dimension's document that the archive wants.
 *
 * @param id its {@code _id}
 * @param values what the archive takes over of it; a field that it lacks has no entry
 */
public record SourceDimension(RawValue id, Map<ArchivedField, RawValue> values) {

	private static final Map<Dimension, FieldTakers<SourceDraft>> TAKERS = new EnumMap<>(Dimension.class);

	static {
		for (Dimension dimension : Dimension.values()) {
			TAKERS.put(dimension, FieldTakers.of(SourceDraft.takers((field) -> field.isOf(dimension))));
		}
	}

	/**
	 * Reads a document of a dimension.
	 * @param reader before a document with at least an {@code _id}
	 * @param dimension whose
	 * @return the document
	 */
	public static SourceDimension read(RawReader reader, Dimension dimension) {
		SourceDraft draft = new SourceDraft();
		reader.read(draft, Objects.requireNonNull(TAKERS.get(dimension)));
		return new SourceDimension(draft.id(), draft.values());
	}

}
