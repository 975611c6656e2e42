package io.orderarchiver.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bson.BsonType;
import org.bson.RawBsonDocument;

/** Reads which completions an archived order has had. */
public final class CompletionSteps {

	private CompletionSteps() {
	}

	/**
	 * The steps, as far as they can be read.
	 * @param archived an archived order
	 * @return the newest last; nothing if it was never completed
	 */
	public static List<Step> of(RawBsonDocument archived) {
		RawValue steps = RawValue.in(archived, ArchivedOrder.COMPLETIONS);
		List<Step> read = new ArrayList<>();
		if (steps != null && steps.type() == BsonType.ARRAY) {
			steps.elements().forEach((step) -> step(step).ifPresent(read::add));
		}
		return read;
	}

	/**
	 * The newest step.
	 * @param archived an archived order
	 * @return nothing if it was never completed
	 */
	public static Optional<Step> last(RawBsonDocument archived) {
		List<Step> steps = of(archived);
		return steps.isEmpty() ? Optional.empty() : Optional.of(steps.get(steps.size() - 1));
	}

	private static Optional<Step> step(RawValue step) {
		RawValue at = step.field(ArchivedOrder.COMPLETED_AT);
		RawValue fields = step.field(ArchivedOrder.COMPLETED_FIELDS);
		if (at == null || !at.isDateTime() || fields == null) {
			return Optional.empty();
		}
		return Optional.of(new Step(at.dateTime(), texts(fields)));
	}

	/** The names that a step has; those that are no text are left out. */
	static List<String> fieldsOf(RawValue step) {
		RawValue fields = step.field(ArchivedOrder.COMPLETED_FIELDS);
		return (fields != null && fields.type() == BsonType.ARRAY) ? texts(fields) : List.of();
	}

	private static List<String> texts(RawValue fields) {
		return fields.elements()
			.stream()
			.filter(RawValue::isString)
			.map((field) -> field.toBson().asString().getValue())
			.toList();
	}

	/**
	 * A completion.
	 *
	 * @param atMillis when, in milliseconds since 1970
	 * @param fields what was set, as the archive calls it
	 */
	public record Step(long atMillis, List<String> fields) {
	}

}
