package io.orderarchiver.archive.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.RejectStage;
import io.orderarchiver.archive.Rejects;
import io.orderarchiver.archive.known.KnownOrders;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** Finds out, order by order, why a bulk insert was refused. */
final class RefusalAnalysis {

	private final KnownOrders known;

	RefusalAnalysis(KnownOrders known) {
		this.known = known;
	}

	/**
	 * Judges.
	 * @param refusals what was refused
	 * @return the verdicts by the order's {@code _id}
	 */
	Map<RawValue, Verdict> judge(List<Refusal> refusals) {
		List<OrderKey> doubles = refusals.stream()
			.filter(Refusal::isDuplicateKey)
			.map((refusal) -> refusal.order().key())
			.toList();
		Map<RawValue, RawBsonDocument> sameId = doubles.isEmpty() ? Map.of()
				: this.known.archived(doubles.stream().map(OrderKey::id).toList());
		Map<RawValue, NumberOwner> owners = this.known
			.owners(doubles.stream().flatMap((key) -> key.usableNumber().stream()).toList());
		Map<RawValue, Verdict> verdicts = new HashMap<>();
		for (Refusal refusal : refusals) {
			OrderKey key = refusal.order().key();
			verdicts.put(key.id(),
					judge(refusal, sameId.get(key.id()), key.usableNumber().map(owners::get).orElse(null)));
		}
		return verdicts;
	}

	private Verdict judge(Refusal refusal, @Nullable RawBsonDocument sameId, @Nullable NumberOwner owner) {
		OrderKey key = refusal.order().key();
		if (!refusal.isDuplicateKey()) {
			return new Verdict.Rejected(refusal.asReject());
		}
		if (sameId != null) {
			return judgeSameId(refusal, sameId);
		}
		if (owner == null) {
			return new Verdict.Ownerless(refusal.asReject());
		}
		if (!owner.isSameOrder(key)) {
			return new Verdict.Rejected(Rejects.conflict(key, owner, RejectStage.WRITE));
		}
		this.known.warnIfUnnamed(owner, key);
		return new Verdict.Duplicate();
	}

	/** An attempt whose answer got lost has left our own time stamp. */
	private static Verdict judgeSameId(Refusal refusal, RawBsonDocument archived) {
		RawValue stamp = RawValue.in(refusal.order().document(), ArchivedOrder.ARCHIVED_AT);
		boolean own = refusal.attempt() > 0 && Objects.equals(RawValue.in(archived, ArchivedOrder.ARCHIVED_AT), stamp);
		return own ? new Verdict.Archived() : new Verdict.Duplicate();
	}

}
