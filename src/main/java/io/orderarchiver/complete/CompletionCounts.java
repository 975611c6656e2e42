package io.orderarchiver.complete;

import java.util.EnumMap;
import java.util.Map;

import io.orderarchiver.order.ArchivedField;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/** What became of the orders of a run, over all executions, saved with its checkpoint. */
public class CompletionCounts implements ItemStream {

	private static final String PREFIX = "complete.";

	private static final String FIELD = PREFIX + "field.";

	private CompletionTally tally;

	CompletionCounts(ExecutionContext saved) {
		this.tally = in(saved);
	}

	/**
	 * The counts that a step has saved.
	 * @param context the context of its newest execution
	 * @return zero if it saved none
	 */
	public static CompletionTally in(ExecutionContext context) {
		Map<ArchivedField, Long> fields = new EnumMap<>(ArchivedField.class);
		for (ArchivedField field : ArchivedField.values()) {
			long count = context.getLong(FIELD + field.fieldName(), 0);
			if (count > 0) {
				fields.put(field, count);
			}
		}
		return new CompletionTally(count(context, "read"), count(context, "completed"), count(context, "partly"),
				count(context, "unchanged"), count(context, "erased"), count(context, "gone"),
				count(context, "changed"), fields);
	}

	private static long count(ExecutionContext context, String name) {
		return context.getLong(PREFIX + name, 0);
	}

	void add(CompletionTally page) {
		this.tally = this.tally.plus(page);
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(PREFIX + "read", this.tally.read());
		context.putLong(PREFIX + "completed", this.tally.completed());
		context.putLong(PREFIX + "partly", this.tally.partly());
		context.putLong(PREFIX + "unchanged", this.tally.unchanged());
		context.putLong(PREFIX + "erased", this.tally.erased());
		context.putLong(PREFIX + "gone", this.tally.gone());
		context.putLong(PREFIX + "changed", this.tally.changed());
		this.tally.fields().forEach((field, count) -> context.putLong(FIELD + field.fieldName(), count));
	}

}
