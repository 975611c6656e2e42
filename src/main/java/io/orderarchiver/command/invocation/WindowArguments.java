package io.orderarchiver.command.invocation;

import io.orderarchiver.archive.keys.Window;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that selects orders by their dates. */
public final class WindowArguments {

	@Option(names = "--date-from", paramLabel = "DATE",
			description = { "Only orders dated from this day or instant on. Accepted:",
					"2025-01-31, 20250131, today, yesterday, -7d (days before today),",
					"or an instant like 2025-01-31T00:00:00Z." })
	private @Nullable String dateFrom;

	@Option(names = "--date-to", paramLabel = "DATE",
			description = "Only orders dated up to this day, itself included, or before this instant.")
	private @Nullable String dateTo;

	/** The first day, as it was typed. */
	public @Nullable String dateFrom() {
		return this.dateFrom;
	}

	/** The last day, as it was typed. */
	public @Nullable String dateTo() {
		return this.dateTo;
	}

	/**
	 * What is selected.
	 * @param dates reads days
	 * @return all orders, if neither option is given
	 * @throws io.orderarchiver.run.settings.ConfigurationException if a date is none, or
	 * the two are in the wrong order
	 */
	public Window window(DateWindow dates) {
		return dates.parse(this.dateFrom, this.dateTo);
	}

}
