package io.orderarchiver.order;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * What a document of the archive holds, whoever wrote it.
 *
 * @param id its {@code _id}
 * @param values of the fields that come from order and dimensions; one that it lacks has
 * no entry
 * @param others of {@code numero_commande} and of what archiving adds, by name
 */
public record ArchivedDocument(RawValue id, Map<ArchivedField, RawValue> values, Map<String, RawValue> others) {

	private static final FieldTakers<Draft> TAKERS = takers();

	private static FieldTakers<Draft> takers() {
		Map<String, BiConsumer<Draft, RawValue>> takers = new HashMap<>(SourceDraft.takersById());
		for (ArchivedField field : ArchivedField.values()) {
			takers.put(field.fieldName(), (draft, value) -> draft.take(field, value));
		}
		for (String other : new String[] { OrderFields.NUMBER, ArchivedOrder.ORDER_ID, ArchivedOrder.INCOMPLETE,
				ArchivedOrder.MISSING_FIELDS }) {
			takers.put(other, (draft, value) -> draft.others.putIfAbsent(other, value));
		}
		return FieldTakers.of(takers);
	}

	/**
	 * Reads a document of the archive.
	 * @param document a whole document
	 * @return what it holds
	 */
	public static ArchivedDocument of(RawBsonDocument document) {
		Draft draft = new Draft();
		RawReader.of(document).read(draft, TAKERS);
		return new ArchivedDocument(draft.id(), draft.values(), draft.others);
	}

	/**
	 * The value of a field.
	 * @param field which
	 * @return nothing where it is null or absent
	 */
	public Optional<RawValue> value(ArchivedField field) {
		return Optional.ofNullable(this.values.get(field)).filter((value) -> !value.isNull());
	}

	/**
	 * The value of another field.
	 * @param name {@code numero_commande}, or what archiving adds
	 * @return nothing where it is null or absent
	 */
	public Optional<RawValue> other(String name) {
		return Optional.ofNullable(this.others.get(name)).filter((value) -> !value.isNull());
	}

	/**
	 * The fields that it says were missing.
	 * @return their names; nothing if {@code champs_manquants} is no list of texts
	 */
	public Optional<Set<String>> missingFields() {
		RawValue named = this.others.get(ArchivedOrder.MISSING_FIELDS);
		if (named == null) {
			return Optional.of(Set.of());
		}
		return isListOfTexts(named) ? Optional.of(texts(named)) : Optional.empty();
	}

	private static boolean isListOfTexts(RawValue value) {
		return value.type() == BsonType.ARRAY && value.elements().stream().allMatch(RawValue::isString);
	}

	private static Set<String> texts(RawValue array) {
		Set<String> texts = new HashSet<>();
		array.elements().forEach((element) -> texts.add(element.toBson().asString().getValue()));
		return texts;
	}

	private static final class Draft extends SourceDraft {

		private final Map<String, RawValue> others = new HashMap<>();

	}

}
