package io.orderarchiver.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.KeptReject;
import io.orderarchiver.archive.OrderState;
import io.orderarchiver.archive.StopSignal;
import io.orderarchiver.run.ConfigurationException;
import io.orderarchiver.run.ExitStatus;
import io.orderarchiver.run.Settings;
import org.bson.BsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows a reject with everything that is known of it. */
@Command(name = "show", sortOptions = false,
		description = { "Shows why an order was rejected, what to do about it, and the order as it was then.",
				"Mind that an order holds personal data.", "" })
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
		try (OpenRejects rejects = OpenRejects.of(this.runArguments, settings, new StopSignal())) {
			BsonValue found = rejects.names().find(List.of(this.id)).get(0);
			KeptReject reject = rejects.kept()
				.find(found)
				.orElseThrow(
						() -> new ConfigurationException("The reject '%s' has just left %s: it was archived or dropped."
							.formatted(this.id, rejects.collection())));
			OrderState state = rejects.kept().orderState(found);
			String advice = new RejectAdvice(reject, state, settings.collections(), this.runArguments.simulation())
				.text();
			this.invocation
				.print(this.runArguments.json() ? Json.line(RejectResult.of(rejects.target(), reject, state, advice))
						: new RejectDetails(rejects.target(), reject, state, advice).text());
			return ExitStatus.COMPLETE.code();
		}
	}

}
