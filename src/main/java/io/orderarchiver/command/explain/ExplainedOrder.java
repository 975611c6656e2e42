package io.orderarchiver.command.explain;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.explain.OrderStory.ArchivedForm;
import io.orderarchiver.explain.OrderStory.CurrentOrder;
import io.orderarchiver.explain.OrderStory;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.verify.finding.FieldDifference;
import io.orderarchiver.verify.finding.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * What {@code explain} prints of an order, as text or, in this order, as JSON.
 *
 * @param asked what was typed
 * @param id its {@code _id} as JSON; null if there is no such order
 * @param number its number, or null
 * @param status its status; null if it is deleted, or has none
 * @param delivered whether it is delivered
 * @param date its date, or null
 * @param references what its references resolve to: FOUND, NOBODY or NONE
 * @param archived its archived form, or null
 * @param reject its reject, or null
 * @param finding what verify says of it; null if it is equal, or not to be judged
 * @param differences the fields that are meant
 * @param story all of it in sentences
 * @param next command lines to type next
 */
public record ExplainedOrder(String asked, @Nullable String id, @Nullable String number, @Nullable String status,
		boolean delivered, @Nullable String date, Map<String, String> references, @Nullable Archived archived,
		@Nullable Rejected reject, @Nullable String finding, List<Difference> differences, List<String> story,
		List<String> next) {

	static ExplainedOrder of(String asked, OrderStory story, ArchivingRuns runs, Sentences sentences,
			ShownValues values) {
		CurrentOrder order = story.order().orElse(null);
		RawValue status = (order != null) ? order.status() : null;
		RawValue date = (order != null) ? order.key().date() : null;
		Map<String, String> references = new LinkedHashMap<>();
		if (order != null) {
			order.references()
				.forEach((dimension, reference) -> references.put(dimension.reference(), reference.name()));
		}
		List<FieldDifference> differences = story.judgement().map(Judgement::differences).orElse(List.of());
		return new ExplainedOrder(asked, OrderIds.json(story.id().toBson()),
				story.order().map(CurrentOrder::key).flatMap(OrderKey::shownNumber).orElse(null),
				(status != null && !status.isNull()) ? OrderIds.shown(status) : null, Delivered.is(status),
				(date != null && date.isDateTime()) ? Instant.ofEpochMilli(date.dateTime()).toString() : null,
				references, story.archived().map((form) -> Archived.of(form, runs)).orElse(null),
				story.reject().map(Rejected::of).orElse(null), story.finding().map(Enum::name).orElse(null),
				differences.stream().map((difference) -> Difference.of(difference, values)).toList(),
				sentences.sentences(), sentences.next());
	}

	static ExplainedOrder unknown(String asked, String target, CollectionNames names, Site site) {
		return new ExplainedOrder(asked, null, null, null, false, null, Map.of(), null, null, null, List.of(), List.of(
				"There is no such order: '%s' is no _id and no number in %s, %s or %s of %s.".formatted(asked,
						names.orders(), names.archive(), names.rejects(), target),
				"If it should be there, the settings name another database: see MONGODB_URI, MONGODB_DATABASE."),
				List.of("order-archiver doctor" + site.option()));
	}

	String text() {
		StringBuilder text = new StringBuilder();
		text.append("Order ").append((this.number != null) ? this.number : this.asked);
		if (this.id != null) {
			text.append(" (").append(this.id).append(')');
		}
		this.story.forEach((sentence) -> text.append("\n  ").append(sentence));
		text.append("\n  Next:");
		this.next.forEach((command) -> text.append("\n    ").append(command));
		return text.toString();
	}

	/**
	 * Its archived form.
	 *
	 * @param origin OWN, or FOREIGN if another tool wrote it
	 * @param at when it was archived, or null
	 * @param by by which program, or null
	 * @param runs numbers of the runs that were at work then
	 * @param missing the fields that are missing in it
	 * @param completions when which fields were set since
	 */
	public record Archived(String origin, @Nullable String at, @Nullable String by, List<Long> runs,
			List<String> missing, List<Completed> completions) {

		static Archived of(ArchivedForm form, ArchivingRuns runs) {
			return new Archived(form.origin().name(), form.archivedAt().map(Instant::toString).orElse(null),
					form.archivedBy().orElse(null),
					form.archivedAt().map(runs::at).orElse(List.of()).stream().map(RecordedRun::number).toList(),
					form.missing().stream().sorted().toList(),
					form.completions()
						.stream()
						.map((step) -> new Completed(Instant.ofEpochMilli(step.atMillis()).toString(), step.fields()))
						.toList());
		}

	}

	/**
	 * A completion.
	 *
	 * @param at when
	 * @param fields what was set
	 */
	public record Completed(String at, List<String> fields) {
	}

	/**
	 * Its reject.
	 *
	 * @param reason why
	 * @param attempts how often
	 * @param run which run was the first
	 * @param lastRun which run was the last
	 * @param firstRejectedAt when it was rejected first, or null
	 */
	public record Rejected(String reason, long attempts, long run, long lastRun, @Nullable String firstRejectedAt) {

		static Rejected of(KeptReject reject) {
			return new Rejected(reject.reason(), reject.attempts(), reject.run(), reject.lastRun(),
					reject.firstRejectedAt().map(Instant::toString).orElse(null));
		}

	}

	/**
	 * A field that differs.
	 *
	 * @param field as the archive calls it
	 * @param archived its value there as JSON; null if values are not shown
	 * @param now what it would be now as JSON; null if values are not shown
	 */
	public record Difference(String field, @Nullable String archived, @Nullable String now) {

		static Difference of(FieldDifference difference, ShownValues values) {
			return switch (values) {
				case HIDDEN -> new Difference(difference.field(), null, null);
				case SHOWN ->
					new Difference(difference.field(), json(difference.archived()), json(difference.expected()));
			};
		}

		private static @Nullable String json(@Nullable RawValue value) {
			return (value != null) ? OrderIds.json(value.toBson()) : null;
		}

	}

}
