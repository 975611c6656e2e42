package io.orderarchiver.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.CompletionSteps;
import io.orderarchiver.order.DocumentOutput.Name;
import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.BsonArray;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The one update that completes an archived order, on the condition that it still is as
 * it was read.
 */
final class CompletionUpdate {

	/** What {@code complete} appends: when, and which fields. */
	static final String COMPLETIONS = ArchivedOrder.COMPLETIONS;

	private static final UpdateOptions SIMPLE = new UpdateOptions().collation(Collations.SIMPLE);

	private static final Name EQ = Name.of("$eq");

	private static final Name TYPE = Name.of("$type");

	private static final Name EXISTS = Name.of("$exists");

	private final RawBsonDocument archived;

	private final Completion completion;

	private final long nowMillis;

	CompletionUpdate(RawBsonDocument archived, Completion completion, long nowMillis) {
		this.archived = archived;
		this.completion = completion;
		this.nowMillis = nowMillis;
	}

	UpdateOneModel<RawBsonDocument> toModel() {
		return new UpdateOneModel<>(asItWasRead(), update(), SIMPLE);
	}

	private RawBsonDocument asItWasRead() {
		try (DocumentOutput filter = new DocumentOutput()) {
			RawValue.fieldsOf(this.archived).forEach((name, value) -> {
				if (canBeAsked(name, value)) {
					filter.writeDocument(Name.of(name), condition(value));
				}
			});
			if (RawValue.in(this.archived, COMPLETIONS) == null) {
				filter.writeDocument(Name.of(COMPLETIONS), absent());
			}
			return filter.toDocument();
		}
	}

	/** What others have added may have names that a filter cannot have. */
	private static boolean canBeAsked(String name, RawValue value) {
		boolean plainName = !name.isEmpty() && name.indexOf('.') < 0 && name.charAt(0) != '$';
		return plainName && switch (value.type()) {
			case UNDEFINED, DB_POINTER, REGULAR_EXPRESSION -> false;
			default -> true;
		};
	}

	/** To be equal to null is to be absent, too. */
	private static RawBsonDocument condition(RawValue value) {
		try (DocumentOutput condition = new DocumentOutput()) {
			if (value.type() == BsonType.NULL) {
				condition.writeInt32(TYPE, BsonType.NULL.getValue());
			}
			else {
				condition.write(EQ, value);
			}
			return condition.toDocument();
		}
	}

	private static RawBsonDocument absent() {
		try (DocumentOutput condition = new DocumentOutput()) {
			condition.writeBoolean(EXISTS, false);
			return condition.toDocument();
		}
	}

	private RawBsonDocument update() {
		try (DocumentOutput update = new DocumentOutput()) {
			update.writeDocument(Name.of("$set"), changes());
			if (this.completion.missing().isEmpty()) {
				update.writeDocument(Name.of("$unset"), noMissingFields());
			}
			update.writeDocument(Name.of("$push"), step());
			return update.toDocument();
		}
	}

	private RawBsonDocument changes() {
		try (DocumentOutput changes = new DocumentOutput()) {
			this.completion.values().forEach((field, value) -> changes.write(Name.of(field.fieldName()), value));
			changes.writeBoolean(Name.of(ArchivedOrder.INCOMPLETE), !this.completion.missing().isEmpty());
			if (!this.completion.missing().isEmpty()) {
				changes.write(Name.of(ArchivedOrder.MISSING_FIELDS), names(this.completion.missing()));
			}
			return changes.toDocument();
		}
	}

	private static RawBsonDocument noMissingFields() {
		try (DocumentOutput unset = new DocumentOutput()) {
			unset.writeString(Name.of(ArchivedOrder.MISSING_FIELDS), "");
			return unset.toDocument();
		}
	}

	private RawBsonDocument step() {
		try (DocumentOutput step = new DocumentOutput(); DocumentOutput push = new DocumentOutput()) {
			step.writeDateTime(Name.of(ArchivedOrder.COMPLETED_AT), this.nowMillis);
			step.write(Name.of(ArchivedOrder.COMPLETED_FIELDS), names(List.copyOf(this.completion.values().keySet())));
			push.writeDocument(Name.of(COMPLETIONS), step.toDocument());
			return push.toDocument();
		}
	}

	private static RawValue names(List<ArchivedField> fields) {
		List<BsonString> names = new ArrayList<>();
		fields.forEach((field) -> names.add(new BsonString(field.fieldName())));
		return RawValue.of(new BsonArray(names));
	}

	/** Whether it is this update that was the last one there. */
	boolean isDoneIn(@Nullable RawBsonDocument now) {
		List<String> fields = this.completion.values().keySet().stream().map(ArchivedField::fieldName).toList();
		return now != null && CompletionSteps.last(now)
			.filter((step) -> step.atMillis() == this.nowMillis && step.fields().equals(fields))
			.isPresent();
	}

	/** Its {@code _id}. */
	RawValue id() {
		return Objects.requireNonNull(RawValue.in(this.archived, OrderFields.ID));
	}

	Completion completion() {
		return this.completion;
	}

}
