package io.orderarchiver.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.orderarchiver.order.DocumentOutput.Name;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * Takes back what {@code complete} has set, on paper: so that a document can be compared
 * with what it was before.
 */
public final class CompletionUndo {

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
		Optional<RawBsonDocument> before = before(archived);
		while (before.isPresent()) {
			former.add(before.get());
			before = before(before.get());
		}
		return former;
	}

	private static Optional<RawBsonDocument> before(RawBsonDocument archived) {
		RawValue steps = RawValue.in(archived, ArchivedOrder.COMPLETIONS);
		Optional<CompletionSteps.Step> last = CompletionSteps.last(archived);
		if (steps == null || steps.type() != BsonType.ARRAY || last.isEmpty()) {
			return Optional.empty();
		}
		Set<String> undone = Set.copyOf(last.get().fields());
		return ArchivedDocument.of(archived)
			.missingFields()
			.map((missing) -> without(archived, undone, union(missing, undone), steps.elements()));
	}

	/** In the order in which archiving names them. */
	private static List<String> union(Set<String> missing, Set<String> undone) {
		return Stream.of(ArchivedField.values())
			.map(ArchivedField::fieldName)
			.filter((name) -> missing.contains(name) || undone.contains(name))
			.collect(Collectors.toList());
	}

	private static RawBsonDocument without(RawBsonDocument archived, Set<String> undone, List<String> missing,
			List<RawValue> steps) {
		try (DocumentOutput before = new DocumentOutput()) {
			for (Map.Entry<String, RawValue> field : RawValue.fieldsOf(archived).entrySet()) {
				Name name = Name.of(field.getKey());
				switch (field.getKey()) {
					case ArchivedOrder.INCOMPLETE -> {
						before.writeBoolean(name, true);
						before.writeStrings(Name.of(ArchivedOrder.MISSING_FIELDS), missing);
					}
					case ArchivedOrder.MISSING_FIELDS -> {
						// Written behind the mark that it belongs to.
					}
					case ArchivedOrder.COMPLETIONS -> {
						if (steps.size() > 1) {
							before.writeArray(name, steps.subList(0, steps.size() - 1));
						}
					}
					default -> {
						if (undone.contains(field.getKey())) {
							before.writeNull(name);
						}
						else {
							before.write(name, field.getValue());
						}
					}
				}
			}
			return before.toDocument();
		}
	}

}
