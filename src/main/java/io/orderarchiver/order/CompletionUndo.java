package io.orderarchiver.order;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.orderarchiver.order.DocumentOutput.Name;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * Takes back what {@code complete} has set, on paper: so that a document can be compared
 * with what it was before. What {@code complete} cannot have written is not taken back.
 */
public final class CompletionUndo {

	/** A field is set once at most. */
	private static final int MOST_STEPS = ArchivedField.values().length;

	private static final List<String> STEP_FIELDS = List.of(ArchivedOrder.COMPLETED_AT, ArchivedOrder.COMPLETED_FIELDS);

	private CompletionUndo() {
	}

	/**
	 * What a document was before each of its completions, as far as they can be taken
	 * back.
	 * @param archived an archived order
	 * @return the newest first; nothing if it was never completed
	 */
	public static List<RawBsonDocument> of(RawBsonDocument archived) {
		List<RawBsonDocument> former = new ArrayList<>();
		if (RawValue.in(archived, ArchivedOrder.COMPLETIONS) == null || !hasPlainNames(archived)) {
			return former;
		}
		Optional<RawBsonDocument> before = before(archived);
		while (before.isPresent() && former.size() < MOST_STEPS) {
			former.add(before.get());
			before = before(before.get());
		}
		return former;
	}

	/** Of a name that is there twice, only one value would be compared. */
	private static boolean hasPlainNames(RawBsonDocument document) {
		Set<ByteBuffer> names = new HashSet<>();
		RawReader reader = RawReader.of(document);
		reader.enter();
		while (reader.next()) {
			ByteBuffer name = reader.nameBytes();
			if (!Utf8.isValid(name.array(), name.arrayOffset() + name.position(), name.remaining())
					|| !names.add(name)) {
				return false;
			}
			reader.skip();
		}
		return true;
	}

	private static Optional<RawBsonDocument> before(RawBsonDocument archived) {
		Map<String, RawValue> fields = RawValue.fieldsOf(archived);
		RawValue steps = fields.get(ArchivedOrder.COMPLETIONS);
		if (steps == null || steps.type() != BsonType.ARRAY || !isMarkedRightly(fields)) {
			return Optional.empty();
		}
		List<RawValue> all = steps.elements();
		Set<ArchivedField> set = all.isEmpty() ? Set.of() : setBy(all.get(all.size() - 1));
		ArchivedDocument document = ArchivedDocument.of(archived);
		if (set.isEmpty() || !set.stream().allMatch((field) -> !field.isMissing(document.value(field).orElse(null)))) {
			return Optional.empty();
		}
		return document.missingFields()
			.map((missing) -> without(fields, set, union(missing, set), all.subList(0, all.size() - 1)));
	}

	private static boolean isMarkedRightly(Map<String, RawValue> fields) {
		RawValue incomplete = fields.get(ArchivedOrder.INCOMPLETE);
		boolean names = fields.containsKey(ArchivedOrder.MISSING_FIELDS);
		return incomplete != null && incomplete.type() == BsonType.BOOLEAN
				&& incomplete.toBson().asBoolean().getValue() == names;
	}

	/** The fields that a step has set; none if {@code complete} writes no such step. */
	private static Set<ArchivedField> setBy(RawValue step) {
		if (step.type() != BsonType.DOCUMENT
				|| !List.copyOf(RawValue.fieldsOf(step.toRawDocument()).keySet()).equals(STEP_FIELDS)) {
			return Set.of();
		}
		Set<ArchivedField> set = EnumSet.noneOf(ArchivedField.class);
		List<String> names = CompletionSteps.fieldsOf(step);
		for (ArchivedField field : ArchivedField.values()) {
			if (names.contains(field.fieldName())) {
				set.add(field);
			}
		}
		return (set.size() == names.size()) ? set : Set.of();
	}

	/** In the order in which archiving names them. */
	private static List<String> union(Set<String> missing, Set<ArchivedField> set) {
		return Stream.of(ArchivedField.values())
			.filter((field) -> missing.contains(field.fieldName()) || set.contains(field))
			.map(ArchivedField::fieldName)
			.toList();
	}

	private static RawBsonDocument without(Map<String, RawValue> fields, Set<ArchivedField> set, List<String> missing,
			List<RawValue> steps) {
		Set<String> undone = new HashSet<>();
		set.forEach((field) -> undone.add(field.fieldName()));
		try (DocumentOutput before = new DocumentOutput()) {
			fields.forEach((field, value) -> {
				Name name = Name.of(field);
				if (field.equals(ArchivedOrder.INCOMPLETE)) {
					before.writeBoolean(name, true);
					before.writeStrings(Name.of(ArchivedOrder.MISSING_FIELDS), missing);
				}
				else if (field.equals(ArchivedOrder.COMPLETIONS)) {
					if (!steps.isEmpty()) {
						before.writeArray(name, steps);
					}
				}
				else if (undone.contains(field)) {
					before.writeNull(name);
				}
				else if (!field.equals(ArchivedOrder.MISSING_FIELDS)) {
					before.write(name, value);
				}
			});
			return before.toDocument();
		}
	}

}
