package io.orderarchiver.command.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.command.terminal.Table;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.seal.SealChain;
import io.orderarchiver.seal.WrittenSeal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists seals and their chain. */
@Command(name = "list", sortOptions = false, description = {
		"Lists the seals that lie in a directory, and those that the job repository knows.",
		"Each names the one before, so that a seal that was removed or replaced shows. It needs no MongoDB.", "" },
		footerHeading = "%n@|bold Examples:|@%n",
		footer = { "  order-archiver seal list seals", "",
				"Exit codes: 0 the chain holds; 1 failed; 2 usage or configuration error; 4 a seal is"
						+ " missing, replaced or cannot be read" })
final class SealListCommand implements Callable<Integer> {

	private final Invocation invocation;

	@Parameters(paramLabel = "DIR", arity = "0..1", defaultValue = ".",
			description = "The directory in which seals lie. Default: where you are.")
	@SuppressWarnings("NullAway.Init")
	private Path directory;

	@Mixin
	private final RunArguments runArguments = new RunArguments();

	SealListCommand(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public Integer call() {
		this.runArguments.applyLogLevels();
		Settings settings = this.invocation.settings(Map.of());
		if (!Files.isDirectory(this.directory)) {
			throw new ConfigurationException(
					"'%s' is no directory. Name the one in which seals lie.".formatted(this.directory));
		}
		try {
			List<SealChain.Entry> seals = SealChain.of(this.directory, recorded(settings));
			print(seals);
			return (seals.stream().allMatch((seal) -> seal.state().isSound()) ? ExitStatus.COMPLETE
					: ExitStatus.NOT_PROVEN)
				.code();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The seals cannot be read", ex);
		}
	}

	private List<WrittenSeal> recorded(Settings settings) {
		Optional<RecordedRuns> opened = RecordedRuns.open(settings, this.runArguments.site());
		if (opened.isEmpty()) {
			return List.of();
		}
		try (RecordedRuns runs = opened.get()) {
			return runs.seals();
		}
	}

	private void print(List<SealChain.Entry> seals) {
		if (this.runArguments.json()) {
			this.invocation.printData(Json.line(SealsResult.of(seals)));
			return;
		}
		if (seals.isEmpty()) {
			this.invocation.print(
					"No seals yet. To write one: order-archiver verify --seal DIR" + this.runArguments.site().option());
			return;
		}
		Table table = new Table(List.of(Table.Column.left("SEALED"), Table.Column.right("RUN"),
				Table.Column.right("ORDERS"), Table.Column.left("SIGNED"), Table.Column.left("CHAIN"),
				Table.Column.left("DIGEST"), Table.Column.left("DIRECTORY")));
		for (SealChain.Entry seal : seals) {
			table.add(List.of(seal.sealedAt().orElse("?"), seal.run().map(String::valueOf).orElse("?"),
					Rows.number(seal.archivedOrders()), seal.signed() ? "yes" : "no", words(seal.state()),
					seal.digest().substring(0, Math.min(12, seal.digest().length())), seal.directory().toString()));
		}
		this.invocation.print(table.text(this.invocation.width()));
	}

	private static String words(SealChain.State state) {
		return switch (state) {
			case FIRST -> "first";
			case FOLLOWS -> "follows";
			case FORMER_MISSING -> "THE ONE BEFORE IS MISSING";
			case REMOVED -> "REMOVED";
			case REPLACED -> "REPLACED";
			case UNREADABLE -> "CANNOT BE READ";
		};
	}

}
