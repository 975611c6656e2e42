package io.orderarchiver.command.rejects;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Drops rejects; their orders stay where they are. */
@Command(name = "drop", sortOptions = false,
		description = { "Drops rejects with the copies of their orders. The orders themselves stay.",
				"One that is still delivered, and still cannot be archived, is rejected anew by the next" + " archive.",
				"" },
		footerHeading = "%n@|bold Examples:|@%n", footer = { "  order-archiver rejects drop CMD-2025-0042" })
final class RejectsDropCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final ChosenRejects chosen = new ChosenRejects();

	@Option(names = { "-y", "--yes" }, description = "Do not ask.")
	private boolean yes;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RejectsDropCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		this.chosen.check();
		Settings settings = this.invocation.settings(Map.of());
		try (RejectStoreAccess rejects = RejectStoreAccess.of(this.runArguments, settings, new StopSignal())) {
			KeptRejects kept = rejects.kept();
			List<RawValue> ids = kept.ids(this.chosen.selection(rejects.names()));
			if (!ids.isEmpty() && !isGranted(question(ids.size(), rejects.target(), kept.countDeletedOrders(ids)))) {
				this.invocation.tell("Nothing was done.");
				return ExitStatus.STOPPED.code();
			}
			DropResult result = new DropResult(rejects.target(), rejects.collection(),
					ids.isEmpty() ? 0 : kept.drop(ids), ExitStatus.COMPLETE.code());
			this.runArguments.print(this.invocation, result.text(), result);
			return ExitStatus.COMPLETE.code();
		}
	}

	private String question(int count, String target, long deletedOrders) {
		String lastCopies = (deletedOrders == 0) ? ""
				: " No longer in the database, so that these are the last copies: %s."
					.formatted(Rows.number(deletedOrders));
		return "%s of %s: %s.%s Drop?".formatted(Rows.number(count) + ((count == 1) ? " reject" : " rejects"), target,
				this.chosen, lastCopies);
	}

	private boolean isGranted(String question) {
		if (this.yes) {
			return true;
		}
		if (!this.invocation.terminal().interactive()) {
			throw new ConfigurationException("%s Nobody can be asked here: add --yes.".formatted(question));
		}
		return this.invocation.terminal().confirm(question);
	}

}
