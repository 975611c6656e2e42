package io.orderarchiver.explain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.order.CompletionSteps;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * Everything there is of one order.
 *
 * @param id its {@code _id}
 * @param order the order as it is now, unless it is deleted
 * @param archived its archived form, if there is one
 * @param reject its reject, if there is one
 * @param owner who holds its number in the archive, if anybody does
 * @param judgement how order and archive agree; only of a delivered order
 */
public record OrderStory(RawValue id, Optional<CurrentOrder> order, Optional<ArchivedForm> archived,
		Optional<KeptReject> reject, Optional<NumberOwner> owner, Optional<Judgement> judgement) {

	/**
	 * What a verification says of it.
	 * @return nothing if order and archive agree, or there is no archived order to judge
	 */
	public Optional<FindingKind> finding() {
		if (this.judgement.isPresent() || this.archived.isEmpty()) {
			return this.judgement.flatMap(Judgement::finding);
		}
		return Optional.of(this.order.isPresent() ? FindingKind.REVERTED : FindingKind.ORPHAN);
	}

	/**
	 * An order as it is now.
	 *
	 * @param key its key
	 * @param status its {@code status}, whatever that is
	 * @param references what its references resolve to
	 */
	public record CurrentOrder(OrderKey key, @Nullable RawValue status, Map<Dimension, Reference> references) {
	}

	/** What a reference resolves to. */
	public enum Reference {

		/** A document. */
		FOUND,

		/** An {@code _id} that no document has. */
		NOBODY,

		/** Null, or no such field. */
		NONE

	}

	/**
	 * An archived order.
	 *
	 * @param origin who wrote it
	 * @param archivedAt when, if it says so
	 * @param archivedBy by which program, if it says so
	 * @param missing which fields are missing in it
	 * @param completions what was set since
	 */
	public record ArchivedForm(Origin origin, Optional<Instant> archivedAt, Optional<String> archivedBy,
			Set<String> missing, List<CompletionSteps.Step> completions) {
	}

	/** Who wrote an archived order. */
	public enum Origin {

		/** This program: it has the {@code _id} of its order. */
		OWN,

		/** Another tool: it is known by its number. */
		FOREIGN

	}

}
