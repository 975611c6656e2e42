package io.orderarchiver.command.explain;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.explain.OrderSearch;
import io.orderarchiver.explain.OrderStories;
import io.orderarchiver.explain.OrderStory;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.Version;

/** Finds orders, and tells their stories. */
public final class OrderExplanations {

	private final Deployment deployment;

	private final Settings settings;

	private final ArchiveCollections collections;

	private final OrderSearch search;

	private final OrderStories stories;

	private final ArchivingRuns runs;

	/**
	 * Creates the search.
	 * @param deployment where the orders are
	 * @param settings the settings in force
	 * @param stop ends it
	 * @param clock until when a living run is at work
	 */
	public OrderExplanations(Deployment deployment, Settings settings, StopSignal stop, Clock clock) {
		this(deployment, settings, new ArchiveCollections(deployment.connection().database(), settings.collections()),
				new Retries(settings.retries(), stop, Measurements.NONE), clock);
	}

	/**
	 * Creates the search for whoever has less patience.
	 * @param deployment where the orders are
	 * @param settings the settings in force
	 * @param collections how long MongoDB may take
	 * @param retries how often it is asked
	 * @param clock until when a living run is at work
	 */
	public OrderExplanations(Deployment deployment, Settings settings, ArchiveCollections collections, Retries retries,
			Clock clock) {
		this.deployment = deployment;
		this.settings = settings;
		this.collections = collections;
		this.search = new OrderSearch(collections, retries);
		this.stories = new OrderStories(collections, retries, new Enrichment(clock, Version.current().archivedBy()));
		this.runs = ArchivingRuns.of(settings, deployment, clock.instant());
	}

	/**
	 * The story of an order for a person, without personal data.
	 * @param asked a number or an {@code _id} that is found in an index
	 * @return its sentences, and what to type next
	 */
	public String text(String asked) {
		List<String> texts = new ArrayList<>();
		of(asked, ShownValues.HIDDEN, (orders) -> {
		}).forEach((order) -> texts.add(order.text()));
		return String.join("\n\n", texts);
	}

	/**
	 * The stories of the orders that a text names, without personal data.
	 * @param asked a number or an {@code _id}
	 * @param slowly is told how many orders have to be looked through, where no index
	 * knows the text; what it throws ends the search
	 * @return each order; one without an {@code _id} if there is none
	 */
	public List<ExplainedOrder> of(String asked, Consumer<Long> slowly) {
		return of(asked, ShownValues.HIDDEN, slowly);
	}

	/** Whoever has to look at all orders says at how many, before. */
	List<ExplainedOrder> of(String asked, ShownValues values, Consumer<Long> slowly) {
		List<RawValue> found = this.search.find(asked.strip(),
				() -> slowly.accept(this.collections.orders().estimatedDocumentCount()));
		if (found.isEmpty()) {
			return List
				.of(ExplainedOrder.unknown(asked, target(), this.settings.collections(), this.deployment.site()));
		}
		return found.stream().map((id) -> explain(asked, this.stories.of(id), values)).toList();
	}

	private ExplainedOrder explain(String asked, OrderStory story, ShownValues values) {
		return ExplainedOrder.of(asked, story, this.runs,
				new Sentences(story, this.runs, this.settings.collections(), values, this.deployment.site().option()),
				values);
	}

	String target() {
		return this.deployment.connection().target().database() + " on " + this.deployment.cluster();
	}

}
