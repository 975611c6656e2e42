package io.orderarchiver.archive;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The archived order that holds a number.
 *
 * @param id its {@code _id}, which is the order's only if this tool archived it
 * @param orderId its {@code id_commande}; archives of other tools may lack one
 * @param number its {@code numero_commande}; an array holds each of its elements
 */
public record NumberOwner(RawValue id, @Nullable RawValue orderId, RawValue number) {

	private static final RawValue NO_NUMBER = RawValue.of(BsonNull.VALUE);

	/**
	 * Reads the owner off the archive.
	 * @param archived an archived order with at least {@code _id}, id of its order and
	 * number, as far as it has them
	 * @return its owner
	 */
	public static NumberOwner of(RawBsonDocument archived) {
		return new NumberOwner(Objects.requireNonNull(RawValue.in(archived, OrderFields.ID)),
				RawValue.in(archived, ArchivedOrder.ORDER_ID),
				Objects.requireNonNullElse(RawValue.in(archived, OrderFields.NUMBER), NO_NUMBER));
	}

	/** The numbers that the unique index gives it. */
	public List<RawValue> numbers() {
		return this.number.elements();
	}

	/** Whether it does not say whose number it holds; then it is the order's own. */
	public boolean isUnnamed() {
		return this.number.isString() && (this.orderId == null || this.orderId.isNull());
	}

	/**
	 * Whether it was archived by this tool, or one that does as this does.
	 * @return true if it has the {@code _id} of its order
	 */
	public boolean hasIdOfItsOrder() {
		return this.orderId != null && this.orderId.equals(RawValue.of(new BsonString(OrderIds.text(this.id))));
	}

	/**
	 * The order that another tool archived.
	 * @return the {@code _id} that it names; nothing if it names none that can be told
	 */
	public Optional<RawValue> namedOrder() {
		if (this.orderId == null || this.orderId.isNull()) {
			return Optional.empty();
		}
		return this.orderId.isString() ? MeantId.of(OrderIds.text(this.orderId)) : Optional.of(this.orderId);
	}

	/** Whether it is the same order; one that names none is taken for it. */
	public boolean isSameOrder(OrderKey key) {
		if (this.id.equals(key.id())) {
			return true;
		}
		if (this.orderId == null || this.orderId.isNull()) {
			return isUnnamed();
		}
		return this.orderId.isString() ? isNamedByText(this.orderId, key) : this.orderId.equals(key.id());
	}

	/** A text that is the row's own _id names nobody else. */
	private boolean isNamedByText(RawValue text, OrderKey key) {
		boolean ownId = text.equals(RawValue.of(new BsonString(OrderIds.text(this.id))));
		return !ownId && MeantId.of(OrderIds.text(text)).map(key.id()::equals).orElse(false);
	}

}
