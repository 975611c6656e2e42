package io.orderarchiver.command.rejects;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.archive.rejects.OrderState;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a reject with everything that is known of it. */
@Command(name = "show", sortOptions = false,
		description = { "Shows why an order was rejected, what to do about it, and the order as it was then.",
				"Mind that an order holds personal data.", "" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver rejects show CMD-2025-0042" })
final class RejectsShowCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "ID", description = "The order's _id, or its number.")
	private String id = "";

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RejectsShowCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		try (RejectStoreAccess rejects = RejectStoreAccess.of(this.runArguments, settings, new StopSignal())) {
			RawValue found = rejects.names().find(List.of(this.id)).get(0);
			KeptReject reject = rejects.kept()
				.find(found)
				.orElseThrow(
						() -> new ConfigurationException("The reject '%s' has just left %s: it was archived or dropped."
							.formatted(this.id, rejects.collection())));
			OrderState state = rejects.kept().orderState(found);
			String advice = new RejectAdvice(reject, state, settings.collections(), this.runArguments.simulation())
				.text();
			this.runArguments.print(this.invocation, new RejectDetails(rejects.target(), reject, state, advice).text(),
					RejectResult.of(rejects.target(), reject, state, advice));
			return ExitStatus.COMPLETE.code();
		}
	}

}
