package io.orderarchiver.command.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.orderarchiver.command.terminal.ShellWord;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRun;
import org.jspecify.annotations.Nullable;

/**
 * The command line that repeats a recorded run. Its window comes from the run itself, as
 * instants: it means the same whenever it is typed.
 */
final class RunCommandLine {

	/** For runs of a time when commands were not kept: what their jobs need at least. */
	private static final Map<String, String> COMMANDS = Map.of("archiveDeliveredOrders", "archive",
			"watchDeliveredOrders", "watch");

	private final RecordedRun run;

	private final Site site;

	RunCommandLine(RecordedRun run, Site site) {
		this.run = run;
		this.site = site;
	}

	/** The words behind the program's name; nothing if they are not known. */
	Optional<List<String>> words() {
		List<String> words = new ArrayList<>(kept());
		if (words.isEmpty()) {
			return Optional.empty();
		}
		option(words, "--date-from", this.run.parameters().get("date-from"));
		option(words, "--date-to", this.run.parameters().get("date-to"));
		if (this.site == Site.SIMULATION) {
			words.add("--simulation");
		}
		return Optional.of(words);
	}

	private List<String> kept() {
		List<String> kept = this.run.last().command();
		String command = COMMANDS.get(this.run.job());
		if (!kept.isEmpty() || command == null) {
			return kept;
		}
		return this.run.isDryRun() ? List.of(command, "--dry-run") : List.of(command);
	}

	private static void option(List<String> words, String name, @Nullable String value) {
		if (value != null) {
			words.add(name);
			words.add(value);
		}
	}

	/** As a person types it. */
	Optional<String> text() {
		return words()
			.map((words) -> words.stream().map(ShellWord::of).collect(Collectors.joining(" ", "order-archiver ", "")));
	}

}
