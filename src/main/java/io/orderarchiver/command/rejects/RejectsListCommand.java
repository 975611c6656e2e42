package io.orderarchiver.command.rejects;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.WholeNumber;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists rejects, without anything of their orders but the number. */
@Command(name = "list", sortOptions = false, description = { "Lists rejects by reason, the latest first.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver rejects list --reason CONFLICT --limit 10",
				"  order-archiver rejects list --run 12" })
final class RejectsListCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Mixin
	private final RejectCriteria criteria = new RejectCriteria();

	@Option(names = "--limit", paramLabel = "N", defaultValue = "50", converter = WholeNumber.RejectLimit.class,
			description = "List so many at most. Default: ${DEFAULT-VALUE}.")
	private int limit;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	RejectsListCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		try (RejectStoreAccess rejects = RejectStoreAccess.of(this.runArguments, settings, new StopSignal())) {
			RejectSelection selection = this.criteria.selection(Optional.empty());
			Map<String, Long> counts = rejects.kept().countByReason(selection);
			List<KeptReject> listed = rejects.kept().list(selection, this.limit);
			this.runArguments.print(this.invocation,
					new RejectsList(rejects.target(), rejects.collection(), counts, listed, this.runArguments.site())
						.text(this.invocation.width()),
					RejectsResult.of(rejects.target(), rejects.collection(), counts, listed));
			return ExitStatus.COMPLETE.code();
		}
	}

}
