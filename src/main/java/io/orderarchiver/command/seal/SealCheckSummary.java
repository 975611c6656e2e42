package io.orderarchiver.command.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

import io.orderarchiver.command.invocation.Headline;
import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.command.terminal.Table;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.seal.SealDirectory;
import io.orderarchiver.seal.check.DayResult;
import io.orderarchiver.seal.check.Difference;
import io.orderarchiver.seal.check.NamedOrder;
import io.orderarchiver.seal.check.SealCheckReport;

/** A check of a seal in words and numbers. */
final class SealCheckSummary {

	private static final int MOST_NAMED = 20;

	private final SealDirectory seal;

	private final SealCheckReport report;

	private final String target;

	private final Site site;

	SealCheckSummary(SealDirectory seal, SealCheckReport report, String target, Site site) {
		this.site = site;
		this.seal = seal;
		this.report = report;
		this.target = target;
	}

	/** The width is how wide a line may be, if there is a bound. */
	String text(OptionalInt width) {
		List<String> parts = new ArrayList<>();
		parts.add(Headline.of("Seal " + this.seal.path(),
				this.report.holds() ? ExitStatus.COMPLETE : ExitStatus.NOT_PROVEN, outcome()));
		parts.add(rows().toString());
		this.report.problems().forEach((problem) -> parts.add("Broken: " + problem));
		Table days = days();
		if (!days.isEmpty()) {
			parts.add("\n" + days.text(width));
		}
		named(parts);
		return String.join("\n", parts);
	}

	private String outcome() {
		if (this.report.holds()) {
			return "holds";
		}
		return this.report.problems().isEmpty() ? "THE ARCHIVE WAS CHANGED since" : "BROKEN";
	}

	private Rows rows() {
		Rows rows = new Rows()
			.add("sealed",
					"%s by run %d of %s".formatted(this.report.run().sealedAt(), this.report.run().run(),
							this.report.run().target()))
			.add("checked against", this.target)
			.add("signature", switch (this.report.signature()) {
				case VALID -> "valid";
				case INVALID -> "NOT VALID";
				case NONE -> "none";
				case NOT_CHECKED -> "there is one; to verify it, add --public-key FILE";
			})
			.add("digest", this.report.digest())
			.add("archived orders sealed", this.report.sealed());
		for (Difference difference : Difference.values()) {
			long count = this.report.of(difference);
			if (count > 0) {
				rows.add(word(difference), "%s  %s".formatted(Rows.number(count), meaning(difference)));
			}
		}
		return rows;
	}

	private static String word(Difference difference) {
		String word = difference.name();
		return difference.isFault() ? word : word.toLowerCase(Locale.ROOT);
	}

	private static String meaning(Difference difference) {
		return switch (difference) {
			case CHANGED -> "otherwise than sealed, and no completion explains it";
			case REMOVED -> "no longer in the archive, or no longer of that day";
			case ERASED -> "otherwise, and named as erased";
			case COMPLETED -> "what was missing was set since, and nothing else";
			case ADDED -> "archived since";
		};
	}

	private Table days() {
		List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.left("DAY"), Table.Column.right("SEALED")));
		for (Difference difference : Difference.values()) {
			columns.add(Table.Column.right(difference.name()));
		}
		Table table = new Table(columns);
		for (DayResult day : this.report.days()) {
			if (day.differences().values().stream().anyMatch((count) -> count > 0)) {
				table.add(cells(day));
			}
		}
		return table;
	}

	private static List<String> cells(DayResult day) {
		List<String> cells = new ArrayList<>(List.of(day.day(), Rows.number(day.sealed())));
		for (Difference difference : Difference.values()) {
			cells.add(Rows.number(day.of(difference)));
		}
		return cells;
	}

	private void named(List<String> parts) {
		List<NamedOrder> faults = this.report.named().stream().filter((order) -> order.difference().isFault()).toList();
		faults.stream()
			.limit(MOST_NAMED)
			.forEach((order) -> parts
				.add("%s %s  (%s line %d)".formatted(order.difference(), order.id(), order.day(), order.line())));
		long all = this.report.of(Difference.CHANGED) + this.report.of(Difference.REMOVED);
		if (all > Math.min(MOST_NAMED, faults.size())) {
			parts.add("… and %s more; --output json names up to 100."
				.formatted(Rows.number(all - Math.min(MOST_NAMED, faults.size()))));
		}
		if (!faults.isEmpty()) {
			parts.add("What has become of one: order-archiver explain ORDER" + this.site.option());
		}
	}

}
