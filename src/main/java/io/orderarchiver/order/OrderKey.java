package io.orderarchiver.order;

import java.util.Objects;
import java.util.Optional;

import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * What a path knows of an order before it is looked up.
 *
 * @param id the order's {@code _id}
 * @param number its {@code numero_commande} as it is, which may be no usable number
 * @param date its {@code date_commande} as it is, which may be no date
 */
public record OrderKey(RawValue id, @Nullable RawValue number, @Nullable RawValue date) {

	/**
	 * Reads the key out of an order, or out of a projection of one.
	 * @param document a document with at least an {@code _id}
	 * @return its key
	 */
	public static OrderKey of(RawBsonDocument document) {
		return new OrderKey(Objects.requireNonNull(RawValue.in(document, OrderFields.ID), OrderFields.ID),
				RawValue.in(document, OrderFields.NUMBER), RawValue.in(document, OrderFields.DATE));
	}

	/**
	 * The key of an order of which nothing is known but its {@code _id}.
	 * @param id the order's {@code _id}
	 * @return a key without number and date
	 */
	public static OrderKey of(RawValue id) {
		return new OrderKey(id, null, null);
	}

	/**
	 * The number, when it can identify the order.
	 * @return a text that is not blank, else nothing
	 */
	public Optional<RawValue> usableNumber() {
		return Optional.ofNullable(this.number).filter((value) -> value.isString() && !value.isBlank());
	}

	/**
	 * The usable number, to be shown.
	 * @return its text, shortened if it is very long, else nothing
	 */
	public Optional<String> shownNumber() {
		return usableNumber().map(OrderIds::shown);
	}

	/**
	 * The order's {@code _id} as the archive has it in {@code id_commande}.
	 * @return 24 hexadecimal digits for an ObjectId, else the value as text
	 */
	public String idText() {
		return OrderIds.text(this.id);
	}

	/**
	 * Names the order in messages: number and id, nothing personal.
	 */
	@Override
	public String toString() {
		String shownId = OrderIds.shown(this.id);
		return shownNumber().map((text) -> text + " (" + shownId + ")").orElse(shownId);
	}

}
