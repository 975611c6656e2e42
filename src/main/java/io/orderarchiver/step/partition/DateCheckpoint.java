package io.orderarchiver.step.partition;

import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * How far a step has come that reads orders by date, and where its execution began. The
 * checkpoint is a date, never a count: it stays right while the source changes. Dates are
 * in milliseconds since 1970.
 */
public final class DateCheckpoint {

	private static final String CHECKPOINT = "archive.checkpoint";

	private static final String RESUMED_AT = "archive.resumedAt";

	private static final String RESUMED_BY = "archive.resumedBy";

	private final StepExecution step;

	private @Nullable Long date;

	/**
	 * Creates a checkpoint that is opened before it moves.
	 * @param step whose it is
	 */
	public DateCheckpoint(StepExecution step) {
		this.step = step;
	}

	/**
	 * Where a former execution of the run came to, if it was reading by date.
	 * @param context that of the step's newest execution
	 * @return the date, or null
	 */
	public static @Nullable Long in(ExecutionContext context) {
		return date(context, CHECKPOINT);
	}

	/**
	 * Where this execution of the step began, if a former one had come so far. What lies
	 * before was not read by it.
	 */
	static @Nullable Long resumedAt(StepExecution step) {
		return isResumedBy(step) ? date(step.getExecutionContext(), RESUMED_AT) : null;
	}

	private static @Nullable Long date(ExecutionContext context, String key) {
		return context.containsKey(key) ? (Long) context.getLong(key) : null;
	}

	private static boolean isResumedBy(StepExecution step) {
		return step.getExecutionContext().getLong(RESUMED_BY, 0) == step.getId();
	}

	/**
	 * Notes where the execution begins.
	 * @param context that of the step
	 */
	public void open(ExecutionContext context) {
		this.date = in(context);
		if (!isResumedBy(this.step)) {
			context.putLong(RESUMED_BY, this.step.getId());
			put(context, RESUMED_AT, this.date);
		}
	}

	/**
	 * A page has been read.
	 * @param checkpoint up to which date every order has been; null if there is no such
	 * date
	 */
	public void moveTo(@Nullable Long checkpoint) {
		this.date = checkpoint;
	}

	/**
	 * Saves it.
	 * @param context that of the step
	 */
	public void update(ExecutionContext context) {
		put(context, CHECKPOINT, this.date);
	}

	private static void put(ExecutionContext context, String key, @Nullable Long date) {
		if (date != null) {
			context.putLong(key, date);
		}
		else {
			context.remove(key);
		}
	}

}
