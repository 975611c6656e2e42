package io.orderarchiver.command.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.explain.OrderStory.ArchivedForm;
import io.orderarchiver.explain.OrderStory.CurrentOrder;
import io.orderarchiver.explain.OrderStory.Origin;
import io.orderarchiver.explain.OrderStory.Reference;
import io.orderarchiver.explain.OrderStory;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.NearMiss;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.verify.finding.FieldDifference;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.jspecify.annotations.Nullable;

/** The story of an order in sentences, and what to do next. */
final class Sentences {

	private final OrderStory story;

	private final ArchivingRuns runs;

	private final CollectionNames names;

	private final ShownValues values;

	private final String option;

	private final List<String> sentences = new ArrayList<>();

	private final List<String> next = new ArrayList<>();

	/** The option is the one that every command to type next must have. */
	Sentences(OrderStory story, ArchivingRuns runs, CollectionNames names, ShownValues values, String option) {
		this.story = story;
		this.runs = runs;
		this.names = names;
		this.values = values;
		this.option = option;
		tell();
	}

	List<String> sentences() {
		return this.sentences;
	}

	/** Command lines. */
	List<String> next() {
		return this.next;
	}

	private void tell() {
		this.story.order()
			.ifPresentOrElse(this::tellOrder,
					() -> say("The order is not in %s: it was deleted, or is of another database."
						.formatted(this.names.orders())));
		this.story.archived().ifPresent(this::tellArchived);
		this.story.reject().ifPresent(this::tellReject);
		if (this.story.archived().isEmpty() && this.story.reject().isEmpty()) {
			this.story.order().ifPresent(this::tellWhyNotArchived);
		}
		if (this.next.isEmpty()) {
			nextIs("verify");
		}
	}

	private void say(String sentence) {
		this.sentences.add(sentence);
	}

	private void nextIs(String words) {
		String command = "order-archiver " + words + this.option;
		if (!this.next.contains(command)) {
			this.next.add(command);
		}
	}

	private void tellOrder(CurrentOrder order) {
		say(status(order.status()));
		say(date(order.key().date()));
		order.references().forEach((dimension, reference) -> {
			if (reference != Reference.FOUND) {
				say(reference(dimension, reference));
			}
		});
		if (order.references().values().stream().allMatch(Reference.FOUND::equals)) {
			say("Customer, courier, restaurant and menu are all there.");
		}
	}

	private static String status(@Nullable RawValue status) {
		if (Delivered.is(status)) {
			return "It is delivered (status %s).".formatted(Delivered.STATUS);
		}
		if (status == null || status.isNull()) {
			return "It is not delivered: it has no status.";
		}
		String shown = OrderIds.shown(status);
		if (status.isString() && NearMiss.is(status.toBson())) {
			return "It is not delivered: its status '%s' reads like %s, but has %s.".formatted(shown, Delivered.STATUS,
					NearMiss.difference(shown));
		}
		return "It is not delivered: its status is '%s'.".formatted(shown);
	}

	private static String date(@Nullable RawValue date) {
		if (date == null || date.isNull()) {
			return "It has no usable date: %s is missing.".formatted(OrderFields.DATE);
		}
		return date.isDateTime() ? "It is dated %s.".formatted(Instant.ofEpochMilli(date.dateTime()))
				: "It has no usable date: %s is no date but %s.".formatted(OrderFields.DATE, date);
	}

	private String reference(Dimension dimension, Reference reference) {
		return (reference == Reference.NONE)
				? "It names none of %s: %s is missing or null.".formatted(this.names.of(dimension),
						dimension.reference())
				: "What it names by %s is not in %s.".formatted(dimension.reference(), this.names.of(dimension));
	}

	private void tellArchived(ArchivedForm archived) {
		say(whenAndByWhom(archived));
		if (archived.origin() == Origin.FOREIGN) {
			say("Another tool archived it: it is known by its number, and its values are not compared.");
		}
		archived.completions()
			.forEach((step) -> say("On %s, complete set %s.".formatted(Instant.ofEpochMilli(step.atMillis()),
					String.join(", ", step.fields()))));
		say(archived.missing().isEmpty() ? "Nothing is missing in it." : "In it is missing: %s."
			.formatted(archived.missing().stream().sorted().collect(Collectors.joining(", "))));
		if (this.story.order().isEmpty()) {
			say("Its archived form stays; verify counts it as an orphan.");
		}
		else if (this.story.judgement().isEmpty()) {
			say("It was delivered when it was archived, and is no longer; its archived form stays.");
		}
		this.story.judgement().filter((judgement) -> archived.origin() == Origin.OWN).ifPresent(this::tellSince);
	}

	private String whenAndByWhom(ArchivedForm archived) {
		String by = archived.archivedBy().map((program) -> " by " + program).orElse("");
		if (archived.archivedAt().isEmpty()) {
			return "It is archived%s; when, it does not say.".formatted(by);
		}
		Instant at = archived.archivedAt().get();
		List<RecordedRun> fitting = this.runs.at(at);
		String run = switch (fitting.size()) {
			case 0 -> "no run that this job repository knows was at work then";
			case 1 -> "that was " + ArchivingRuns.name(fitting.get(0));
			default -> "several were at work then: "
					+ fitting.stream().map(ArchivingRuns::name).collect(Collectors.joining(", "));
		};
		return "It was archived on %s%s; %s.".formatted(at, by, run);
	}

	private void tellSince(Judgement judgement) {
		FindingKind kind = judgement.finding().orElse(null);
		if (kind == null) {
			say("Each value in it is as the order has it now.");
			return;
		}
		switch (kind) {
			case COMPLETABLE -> {
				say("What was missing is there now: %s.".formatted(fields(judgement)));
				nextIs("complete");
			}
			case BLANKED -> say("Erased in the archive alone: %s.".formatted(fields(judgement)));
			case DRIFTED -> say("Changed after archiving, or joined wrongly: %s.".formatted(fields(judgement)));
			default -> say("Different in the archive: %s.".formatted(fields(judgement)));
		}
		if (this.values == ShownValues.SHOWN) {
			judgement.differences().forEach((difference) -> say(values(difference)));
		}
	}

	private static String fields(Judgement judgement) {
		return judgement.differences().stream().map(FieldDifference::field).collect(Collectors.joining(", "));
	}

	private static String values(FieldDifference difference) {
		return "  %s: archived %s, now %s".formatted(difference.field(), shown(difference.archived()),
				shown(difference.expected()));
	}

	private static String shown(@Nullable RawValue value) {
		return (value != null) ? OrderIds.json(value.toBson()) : "nothing";
	}

	private void tellReject(KeptReject reject) {
		say("It was rejected %s: %s, first by run %d%s.".formatted(times(reject.attempts()), reject.reason(),
				reject.run(), reject.firstRejectedAt().map((at) -> " on " + at).orElse("")));
		if (this.values == ShownValues.SHOWN) {
			say("  " + reject.error());
		}
		if (this.story.archived().isPresent()) {
			say("It is archived all the same; the reject is out of date.");
		}
		nextIs("rejects show '%s'".formatted(OrderIds.json(this.story.id().toBson()).replace("'", "'\\''")));
	}

	private static String times(long attempts) {
		return (attempts == 1) ? "once" : attempts + " times";
	}

	private void tellWhyNotArchived(CurrentOrder order) {
		if (!Delivered.is(order.status())) {
			say("It is not archived, since only delivered orders are.");
			return;
		}
		NumberOwner owner = this.story.owner().orElse(null);
		if (order.key().usableNumber().isEmpty()) {
			say("It is not archived: it has no usable %s. The next archive run keeps it as a reject."
				.formatted(OrderFields.NUMBER));
		}
		else if (owner != null) {
			say("It is not archived: its number is archived for another order, %s. The next archive run keeps it as a reject."
				.formatted((owner.orderId() != null) ? OrderIds.shown(owner.orderId()) : OrderIds.shown(owner.id())));
		}
		else {
			say(whyNotYet(order));
		}
		nextIs("archive");
	}

	private String whyNotYet(CurrentOrder order) {
		Optional<RecordedRun> watch = this.runs.livingWatch();
		if (watch.isPresent()) {
			return "It is not archived yet. The watch, %s, is at work, and archives it within seconds of its delivery."
				.formatted(ArchivingRuns.name(watch.get()));
		}
		RecordedRun last = this.runs.lastArchive().orElse(null);
		if (last == null) {
			return "It is not archived: no archive run on this target has come to its end, as far as this job repository"
					+ " knows.";
		}
		Window window = window(last.parameters());
		if (window.isFiltered() && (order.key().date() == null || !order.key().date().isDateTime())) {
			return "It is not archived: the last archive, %s, selected by date, and it has none. A run without dates"
				.formatted(ArchivingRuns.name(last)) + " archives it.";
		}
		if (!window.contains(order.key().date())) {
			return "It is not archived: its date lies outside the window of the last archive, %s: %s."
				.formatted(ArchivingRuns.name(last), window);
		}
		return "It is not archived: it was delivered, or inserted, after the last archive, %s, began on %s."
			.formatted(ArchivingRuns.name(last), last.startedAt());
	}

	private static Window window(Map<String, String> parameters) {
		return new Window(instant(parameters.get("date-from")), instant(parameters.get("date-to")));
	}

	private static @Nullable Instant instant(@Nullable String text) {
		return (text != null) ? Instant.parse(text) : null;
	}

}
