package io.orderarchiver.command.rejects;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.command.terminal.RunNumber;
import io.orderarchiver.order.RawValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that narrow rejects down. */
final class RejectCriteria {

	@Option(names = "--reason", paramLabel = "REASON", converter = ReasonName.class,
			description = "Only those of this reason: INVALID_NUMBER, CONFLICT, DUPLICATE_KEY, REFUSED, TOO_LARGE.")
	private @Nullable RejectReason reason;

	@Option(names = "--run", paramLabel = "N", converter = RunNumber.class,
			description = "Only those that this run was the first or the last to meet.")
	private @Nullable Long run;

	boolean isGiven() {
		return this.reason != null || this.run != null;
	}

	RejectSelection selection(Optional<List<RawValue>> ids) {
		return new RejectSelection(ids, Optional.ofNullable(this.reason),
				(this.run != null) ? OptionalLong.of(this.run) : OptionalLong.empty());
	}

	/** For a question. */
	@Override
	public String toString() {
		return ((this.reason != null) ? " of reason " + this.reason : "")
				+ ((this.run != null) ? " of run " + this.run : "");
	}

}
