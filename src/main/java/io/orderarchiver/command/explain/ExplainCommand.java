package io.orderarchiver.command.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.StopOnSignals;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what has become of orders, and why. */
@Command(name = "explain", sortOptions = false,
		description = { "Tells what has become of an order, and why: archived, when and by which run, or why not.",
				"It only reads, and shows no personal data unless asked to.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver explain CMD-2025-0042",
				"  order-archiver explain CMD-2025-0042 CMD-2025-0043 --show-values", "",
				"Exit codes: 0 told; 1 failed; 2 usage or configuration error; 3 there is no such order" })
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
			OrderExplanations explanations = new OrderExplanations(deployment, settings, stop, this.invocation.clock());
			List<ExplainedOrder> explained = new ArrayList<>();
			this.orders.forEach((asked) -> explained.addAll(explanations.of(asked,
					this.showValues ? ShownValues.SHOWN : ShownValues.HIDDEN, (orders) -> announce(asked, orders))));
			print(explained, explanations.target());
			return explained.stream().anyMatch((order) -> order.id() == null) ? ExitStatus.WARNINGS.code()
					: ExitStatus.COMPLETE.code();
		}
	}

	private void announce(String asked, long orders) {
		this.invocation
			.tell("'%s' is no _id, and no number of an archived order or a reject. Looking through %s orders for it …"
				.formatted(asked, Rows.number(orders)));
	}

	private void print(List<ExplainedOrder> explained, String target) {
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(new ExplainResult(target, explained)));
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
