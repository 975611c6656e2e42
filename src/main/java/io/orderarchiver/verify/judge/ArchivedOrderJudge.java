package io.orderarchiver.verify.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.NumberOwner;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Judges archived orders by their orders: it finds those whose order is deleted or no
 * longer delivered, and those that are a second one of the same order. Of all others
 * nothing is said, since {@link OrderJudge} judges them.
 */
public final class ArchivedOrderJudge {

	/** What is to be known of an archived order. */
	public static final List<String> FIELDS = List.of(OrderFields.ID, OrderFields.NUMBER, ArchivedOrder.ORDER_ID,
			OrderFields.DATE);

	private final ArchiveCollections collections;

	private final Retries retries;

	/**
	 * Creates the judge.
	 * @param collections where orders and archive are
	 * @param retries repeats reads that fail for a transient reason
	 */
	public ArchivedOrderJudge(ArchiveCollections collections, Retries retries) {
		this.collections = collections;
		this.retries = retries;
	}

	/**
	 * Judges a page.
	 * @param archived archived orders with at least {@link #FIELDS}, as far as they have
	 * them
	 * @return a judgement for each of which something is to be said here
	 */
	public Judgements judge(List<RawBsonDocument> archived) {
		List<NumberOwner> owners = archived.stream().map(NumberOwner::of).toList();
		Map<RawValue, State> orders = orderStates(OrderFields.ID, owners.stream().map(NumberOwner::id).toList());
		Foreign foreign = lookAtForeign(owners.stream()
			.filter((owner) -> !orders.containsKey(owner.id()) && !owner.hasIdOfItsOrder())
			.toList());
		Judgements judgements = new Judgements(new ArrayList<>(0), new ArrayList<>(0));
		for (int i = 0; i < archived.size(); i++) {
			NumberOwner owner = owners.get(i);
			OrderKey key = OrderKey.of(archived.get(i));
			State state = orders.get(owner.id());
			Optional<Judgement> judgement = (state != null || owner.hasIdOfItsOrder()) ? judge(key, state)
					: foreign.judge(owner, key);
			judgement.ifPresent((said) -> judgements.add(owner.id(), said));
		}
		return judgements;
	}

	private static Optional<Judgement> judge(OrderKey key, @Nullable State order) {
		if (order == null) {
			return Optional.of(Judgement.of(key, FindingKind.ORPHAN));
		}
		return (order == State.DELIVERED) ? Optional.empty() : Optional.of(Judgement.of(key, FindingKind.REVERTED));
	}

	private Foreign lookAtForeign(List<NumberOwner> owners) {
		if (owners.isEmpty()) {
			return new Foreign(Map.of(), Map.of(), Map.of());
		}
		List<RawValue> named = owners.stream().flatMap((owner) -> owner.namedOrder().stream()).distinct().toList();
		List<RawValue> numbers = owners.stream()
			.filter((owner) -> owner.namedOrder().isEmpty())
			.map(NumberOwner::number)
			.distinct()
			.toList();
		Map<RawValue, RawValue> ownRows = new HashMap<>();
		find(Wanted.of(this.collections.names().archive(), OrderFields.ID, OrderFields.ID), named,
				(document) -> ownRows.put(id(document), id(document)));
		return new Foreign(orderStates(OrderFields.ID, named), orderStates(OrderFields.NUMBER, numbers), ownRows);
	}

	/**
	 * Orders by the value of a field; of several of one number, one that is delivered.
	 */
	private Map<RawValue, State> orderStates(String field, List<RawValue> values) {
		Map<RawValue, State> states = new HashMap<>();
		find(Wanted.of(this.collections.names().orders(), field, field, OrderFields.STATUS), values, (order) -> {
			State state = Delivered.is(RawValue.in(order, OrderFields.STATUS)) ? State.DELIVERED : State.NOT_DELIVERED;
			states.merge(Objects.requireNonNull(RawValue.in(order, field)), state,
					(one, other) -> (one == State.DELIVERED) ? one : other);
		});
		return states;
	}

	private void find(Wanted wanted, Collection<RawValue> values, Consumer<RawBsonDocument> found) {
		if (!values.isEmpty()) {
			this.retries.call("look for the orders of archived ones", () -> {
				List<RawBsonDocument> documents = new ArrayList<>();
				new FindByValues(this.collections, null).forEach(wanted, values, documents::add);
				return documents;
			}).forEach(found);
		}
	}

	private static RawValue id(RawBsonDocument document) {
		return Objects.requireNonNull(RawValue.in(document, OrderFields.ID));
	}

	/**
	 * What is said of a page.
	 *
	 * @param own of orders that have the {@code _id} of their archived one, or of none
	 * that is known: each is in this page alone
	 * @param ofOthers of other orders: several archived ones may speak of one
	 */
	public record Judgements(List<Judgement> own, List<Judgement> ofOthers) {

		private void add(RawValue row, Judgement judgement) {
			(judgement.id().equals(row) ? this.own : this.ofOthers).add(judgement);
		}

	}

	/** Whether an order is one that is archived. */
	private enum State {

		DELIVERED, NOT_DELIVERED

	}

	/**
	 * What is known of the orders of archived ones that have another {@code _id}.
	 *
	 * @param byId orders that they name
	 * @param byNumber orders with the numbers of those that name none
	 * @param archivedTwice which of the named ones are archived under their own
	 * {@code _id}, too
	 */
	private record Foreign(Map<RawValue, State> byId, Map<RawValue, State> byNumber,
			Map<RawValue, RawValue> archivedTwice) {

		Optional<Judgement> judge(NumberOwner owner, OrderKey key) {
			RawValue named = owner.namedOrder().orElse(null);
			if (named == null) {
				return ArchivedOrderJudge.judge(key, this.byNumber.get(owner.number()));
			}
			OrderKey order = new OrderKey(named, key.number(), key.date());
			State state = this.byId.get(named);
			return (state == State.DELIVERED && this.archivedTwice.containsKey(named))
					? Optional.of(Judgement.of(order, FindingKind.MISPLACED)) : ArchivedOrderJudge.judge(order, state);
		}

	}

}
