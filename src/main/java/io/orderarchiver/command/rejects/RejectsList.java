package io.orderarchiver.command.rejects;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.command.invocation.ReasonMeaning;
import io.orderarchiver.command.terminal.Ink;
import io.orderarchiver.command.terminal.Printable;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.command.terminal.Table;
import io.orderarchiver.command.terminal.Table.Column;
import io.orderarchiver.run.deployment.Site;

/** Rejects in a table for each reason. */
final class RejectsList {

	private static final int WIDEST = 60;

	private static final int INDENT = 2;

	private static final List<Column> COLUMNS = List.of(Column.left("ID"), Column.left("NUMERO_COMMANDE"),
			Column.left("STAGE"), Column.right("RUN"), Column.right("LAST RUN"), Column.right("ATTEMPTS"),
			Column.left("FIRST REJECTED"), Column.left("LAST REJECTED"));

	private final String target;

	private final String collection;

	private final Map<String, Long> counts;

	private final List<KeptReject> listed;

	private final Site site;

	RejectsList(String target, String collection, Map<String, Long> counts, List<KeptReject> listed, Site site) {
		this.site = site;
		this.target = target;
		this.collection = collection;
		this.counts = counts;
		this.listed = listed;
	}

	/** The width is how wide a line may be, if there is a bound. */
	String text(OptionalInt width) {
		long total = this.counts.values().stream().mapToLong(Long::longValue).sum();
		if (total == 0) {
			return "No rejects in %s of %s.".formatted(this.collection, this.target);
		}
		List<String> parts = new ArrayList<>();
		parts.add("Rejects in %s of %s: %s".formatted(this.collection, this.target, Rows.number(total)));
		this.counts.forEach((reason, count) -> parts.add(section(reason, count, width)));
		if (this.listed.size() < total) {
			parts.add("Listed are %s of %s; --limit, --reason and --run choose."
				.formatted(Rows.number(this.listed.size()), Rows.number(total)));
		}
		parts.add("""
				What to do about one: order-archiver rejects show ID%1$s
				Once it is mended:    order-archiver rejects retry ID%1$s   (or --all)"""
			.formatted(this.site.option()));
		return String.join("\n\n", parts);
	}

	private String section(String reason, long count, OptionalInt width) {
		Table table = new Table(COLUMNS);
		this.listed.stream().filter((reject) -> reject.reason().equals(reason)).forEach((reject) -> add(table, reject));
		String heading = Ink.HEADING.of(reason) + ": %s, %s".formatted(Rows.number(count), ReasonMeaning.of(reason));
		OptionalInt inner = width.isPresent() ? OptionalInt.of(width.getAsInt() - INDENT) : width;
		return table.isEmpty() ? heading : heading + "\n" + table.text(inner).indent(INDENT).stripTrailing();
	}

	private static void add(Table table, KeptReject reject) {
		table.add(List.of(shown(reject.key().idText()), shown(Printable.number(reject)), reject.stage(),
				Long.toString(reject.run()), Long.toString(reject.lastRun()), Long.toString(reject.attempts()),
				time(reject.firstRejectedAt()), time(reject.lastRejectedAt())));
	}

	private static String shown(String cell) {
		String line = Printable.line(cell);
		return (line.length() > WIDEST) ? line.substring(0, WIDEST - 1) + "…" : line;
	}

	static String time(Optional<Instant> instant) {
		return instant.map((time) -> time.truncatedTo(ChronoUnit.SECONDS).toString()).orElse("-");
	}

}
