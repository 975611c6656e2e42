package io.orderarchiver.management;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.Tally;
import io.orderarchiver.order.ArchivedField;
import org.jspecify.annotations.Nullable;

/**
 * What this process has done, counted from its start. Each series is there from the
 * start, with 0: a rate needs two points.
 */
public final class ArchiverMeters implements Measurements {

	static final String PREFIX = "order.archiver.";

	static final String RETRIES = "retries";

	private static final Duration[] BUCKETS = { Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25),
			Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
			Duration.ofSeconds(1), Duration.ofMillis(2500), Duration.ofSeconds(5), Duration.ofSeconds(10),
			Duration.ofSeconds(30) };

	private final Counter read;

	private final Counter archived;

	private final Counter incomplete;

	private final Map<ArchivedField, Counter> missing = new EnumMap<>(ArchivedField.class);

	private final Counter duplicates;

	private final Counter gone;

	private final Counter conflicts;

	private final Counter newRejects;

	private final Map<RejectReason, Counter> rejects = new EnumMap<>(RejectReason.class);

	private final Map<Stage, Timer> stages = new EnumMap<>(Stage.class);

	private final Counter retries;

	/**
	 * Registers the meters.
	 * @param registry where
	 */
	public ArchiverMeters(MeterRegistry registry) {
		this.read = counter("orders.read", "Delivered orders looked at").register(registry);
		this.archived = counter("orders.archived", "Orders newly archived, the incomplete ones included")
			.register(registry);
		this.incomplete = counter("orders.incomplete", "Orders archived with a mandatory field missing")
			.register(registry);
		this.duplicates = counter("orders.duplicate", "Delivered orders that the archive held already")
			.register(registry);
		this.gone = counter("orders.gone", "Orders no longer delivered, or deleted, when looked up").register(registry);
		this.conflicts = counter("orders.conflicting", "Orders whose number is archived for another order")
			.register(registry);
		this.newRejects = counter("rejects.new", "Rejects that were not in the store before, for their reason")
			.register(registry);
		this.retries = counter(RETRIES, "Calls of MongoDB repeated after a transient error").register(registry);
		for (ArchivedField field : ArchivedField.values()) {
			if (field == ArchivedField.STATUS) {
				continue;
			}
			this.missing.put(field,
					counter("orders.missing.field", "Orders archived without this mandatory field")
						.tag("field", field.fieldName())
						.register(registry));
		}
		for (RejectReason reason : RejectReason.values()) {
			this.rejects.put(reason,
					counter("orders.rejected", "Orders rejected, the known rejects included")
						.tag("reason", label(reason))
						.register(registry));
		}
		for (Stage stage : Stage.values()) {
			this.stages.put(stage,
					Timer.builder(PREFIX + "page.duration")
						.description("How long a stage of a page of orders takes")
						.tag("stage", label(stage))
						.serviceLevelObjectives(BUCKETS)
						.register(registry));
		}
	}

	private static Counter.Builder counter(String name, String description) {
		return Counter.builder(PREFIX + name).description(description);
	}

	private static String label(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	@Override
	public void took(Stage stage, Duration duration) {
		Timer timer = this.stages.get(stage);
		if (timer != null) {
			timer.record(duration);
		}
	}

	@Override
	public void stored(MeasuredPage stored) {
		Tally page = stored.tally();
		increment(this.read, page.read());
		increment(this.archived, page.archived());
		increment(this.incomplete, page.incomplete());
		increment(this.duplicates, page.duplicates());
		increment(this.gone, page.gone());
		increment(this.conflicts, page.conflicts());
		increment(this.newRejects, page.newRejects());
		page.missing().forEach((field, count) -> increment(this.missing.get(field), count));
		stored.rejects().forEach((reject) -> increment(this.rejects.get(reject.reason()), 1));
	}

	private static void increment(@Nullable Counter counter, long by) {
		if (counter != null) {
			counter.increment((double) by);
		}
	}

	@Override
	public void retried() {
		this.retries.increment();
	}

}
