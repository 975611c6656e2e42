package io.orderarchiver.verify.finding;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;

/**
 * What is said of an order.
 *
 * @param key the order, or of a deleted one what its archived form says
 * @param finding how it and the archive disagree; nothing if they do not
 * @param differences the fields that are meant, where fields are
 */
public record Judgement(OrderKey key, Optional<FindingKind> finding, List<FieldDifference> differences) {

	/**
	 * The archive has it as it is.
	 * @param key the order
	 * @return a judgement without finding
	 */
	public static Judgement equal(OrderKey key) {
		return new Judgement(key, Optional.empty(), List.of());
	}

	/**
	 * Something is to be said of an order as a whole.
	 * @param key the order
	 * @param finding what
	 * @return a judgement that names no field
	 */
	public static Judgement of(OrderKey key, FindingKind finding) {
		return new Judgement(key, Optional.of(finding), List.of());
	}

	/**
	 * Something is to be said of fields.
	 * @param key the order
	 * @param finding what
	 * @param differences which fields
	 * @return a judgement that names them
	 */
	public static Judgement of(OrderKey key, FindingKind finding, List<FieldDifference> differences) {
		return new Judgement(key, Optional.of(finding), List.copyOf(differences));
	}

	/**
	 * The order's {@code _id}.
	 * @return of any type
	 */
	public RawValue id() {
		return this.key.id();
	}

	/**
	 * Whether it has to be looked at again before it counts.
	 * @return true for what may be otherwise soon
	 */
	public boolean needsAnotherLook() {
		return this.finding.filter(FindingKind::needsAnotherLook).isPresent();
	}

}
