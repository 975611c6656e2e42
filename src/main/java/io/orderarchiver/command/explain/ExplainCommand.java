package io.orderarchiver.command.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.explain.OrderSearch;
import io.orderarchiver.explain.OrderStories;
import io.orderarchiver.explain.OrderStory;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.run.settings.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what has become of orders, and why. */
@Command(name = "explain", sortOptions = false,
		description = { "Tells what has become of an order, and why: archived, when and by which run, or why not.",
				"It only reads, and shows no personal data unless asked to.", "" },
		footer = { "", "Exit codes: 0 told; 1 failed; 2 usage or configuration error; 3 there is no such order" })
public final class ExplainCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "ORDER", arity = "1..*", description = "An order's number, or its _id.")
	private List<String> orders = List.of();

	@Option(names = "--show-values", description = "Show the values that differ, too. They may be personal.")
	private boolean showValues;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	/**
	 * Creates the command.
	 * @param invocation what it stands on
	 */
	public ExplainCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		StopSignal stop = new StopSignal();
		StopOnSignals.install(stop);
		try (Deployment deployment = this.runArguments.open(settings, stop)) {
			List<ExplainedOrder> explained = explain(settings, deployment, stop);
			print(explained, deployment);
			return explained.stream().anyMatch((order) -> order.id() == null) ? ExitStatus.WARNINGS.code()
					: ExitStatus.COMPLETE.code();
		}
	}

	private List<ExplainedOrder> explain(Settings settings, Deployment deployment, StopSignal stop) {
		ArchiveCollections collections = new ArchiveCollections(deployment.connection().database(),
				settings.collections());
		Retries retries = new Retries(settings.retries(), stop, Measurements.NONE);
		OrderSearch search = new OrderSearch(collections, retries);
		OrderStories stories = new OrderStories(collections, retries,
				new Enrichment(this.invocation.clock(), Version.current().archivedBy()));
		ArchivingRuns runs = ArchivingRuns.of(settings, this.runArguments.site(), deployment,
				this.invocation.clock().instant());
		List<ExplainedOrder> explained = new ArrayList<>();
		for (String asked : this.orders) {
			List<RawValue> found = search.find(asked.strip(), () -> announceSlowSearch(asked, collections));
			found.forEach((id) -> explained.add(explain(asked, stories.of(id), runs, settings)));
			if (found.isEmpty()) {
				explained.add(ExplainedOrder.unknown(asked, target(deployment), settings.collections(),
						this.runArguments.site()));
			}
		}
		return explained;
	}

	private void announceSlowSearch(String asked, ArchiveCollections collections) {
		this.invocation
			.tell("'%s' is no _id, and no number of an archived order or a reject. Looking through %s orders for it …"
				.formatted(asked, Rows.number(collections.orders().estimatedDocumentCount())));
	}

	private ExplainedOrder explain(String asked, OrderStory story, ArchivingRuns runs, Settings settings) {
		ShownValues values = this.showValues ? ShownValues.SHOWN : ShownValues.HIDDEN;
		return ExplainedOrder.of(asked, story, runs,
				new Sentences(story, runs, settings.collections(), values, this.runArguments.site().option()), values);
	}

	private static String target(Deployment deployment) {
		return deployment.connection().target().database() + " on " + deployment.cluster();
	}

	private void print(List<ExplainedOrder> explained, Deployment deployment) {
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(new ExplainResult(target(deployment), explained)));
			return;
		}
		for (int i = 0; i < explained.size(); i++) {
			this.invocation.print(((i > 0) ? "\n" : "") + explained.get(i).text());
		}
	}

	/**
	 * What {@code explain --output json} prints.
	 *
	 * @param target where it looked
	 * @param orders what there is, in the order asked for
	 */
	record ExplainResult(String target, List<ExplainedOrder> orders) {
	}

}
