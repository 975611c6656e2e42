package io.orderarchiver.order;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * A document of the source that is being read. Of fields of one name the first counts, as
 * for MongoDB.
 */
class SourceDraft {

	private final Map<ArchivedField, RawValue> values = new EnumMap<>(ArchivedField.class);

	private @Nullable RawValue id;

	/** Takers of its {@code _id} and of the fields that are wanted. */
	static <D extends SourceDraft> Map<String, BiConsumer<D, RawValue>> takers(Predicate<ArchivedField> wanted) {
		Map<String, BiConsumer<D, RawValue>> takers = new HashMap<>(takersById());
		for (ArchivedField field : ArchivedField.values()) {
			if (wanted.test(field)) {
				takers.put(field.sourceField(), (draft, value) -> draft.take(field, value));
			}
		}
		return takers;
	}

	/** The taker of the {@code _id} alone. */
	static <D extends SourceDraft> Map<String, BiConsumer<D, RawValue>> takersById() {
		return Map.of(OrderFields.ID, SourceDraft::takeId);
	}

	private void takeId(RawValue value) {
		this.id = (this.id != null) ? this.id : value;
	}

	void take(ArchivedField field, RawValue value) {
		this.values.putIfAbsent(field, value);
	}

	RawValue id() {
		return Objects.requireNonNull(this.id, OrderFields.ID);
	}

	Map<ArchivedField, RawValue> values() {
		return this.values;
	}

}
