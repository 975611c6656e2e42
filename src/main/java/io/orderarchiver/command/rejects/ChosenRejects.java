package io.orderarchiver.command.rejects;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.rejects.RejectNames;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.run.settings.ConfigurationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which rejects something is done with: some, or all. Never all by accident. */
final class ChosenRejects {

	@Parameters(paramLabel = "ID", arity = "0..*", description = "An order's _id, or its number.")
	private @Nullable List<String> ids;

	@Option(names = "--all", description = "All rejects, or all that the next two options leave.")
	private boolean all;

	@Mixin
	private final RejectCriteria criteria = new RejectCriteria();

	/**
	 * Checks the options before anything starts.
	 * @throws ConfigurationException if it is not said which rejects, or said twice
	 */
	void check() {
		if (!this.all && ids().isEmpty()) {
			throw new ConfigurationException(
					"Which rejects? Name their IDs, or use --all. To see them: order-archiver rejects list");
		}
		if (this.all && !ids().isEmpty()) {
			throw new ConfigurationException(
					"Either --all or IDs, but here are both: --all %s".formatted(String.join(" ", ids())));
		}
		if (!this.all && this.criteria.isGiven()) {
			throw new ConfigurationException("--reason and --run narrow --all down; they do not go with IDs.");
		}
	}

	/**
	 * The selection.
	 * @throws io.orderarchiver.archive.rejects.UnknownRejectException if an ID names no
	 * reject, or more than one
	 */
	RejectSelection selection(RejectNames names) {
		return this.criteria.selection(this.all ? Optional.empty() : Optional.of(names.find(ids())));
	}

	/** What was given, if it was not {@code --all}. */
	List<String> ids() {
		return (this.ids != null) ? this.ids : List.of();
	}

	/** For a question. */
	@Override
	public String toString() {
		return this.all ? "all rejects" + this.criteria : String.join(", ", ids());
	}

}
