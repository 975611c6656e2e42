package io.orderarchiver.order;

import java.util.Objects;
import java.util.Optional;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What a path knows of an order before it is looked up.
 *
 * @param id the order's {@code _id}
 * @param number its {@code numero_commande} as it is, which may be no usable number
 * @param date its {@code date_commande} as it is, which may be no date
 */
public record OrderKey(BsonValue id, @Nullable BsonValue number, @Nullable BsonValue date) {

	/**
	 * Reads the key out of an order, or out of a projection of one.
	 * @param document a document with at least an {@code _id}
	 * @return its key
	 */
	public static OrderKey of(BsonDocument document) {
		return new OrderKey(Objects.requireNonNull(document.get(OrderFields.ID)), document.get(OrderFields.NUMBER),
				document.get(OrderFields.DATE));
	}

	/**
	 * The number, when it can identify the order.
	 * @return a text that is not blank, else nothing
	 */
	public Optional<String> usableNumber() {
		if (this.number == null || !this.number.isString() || Blank.isBlank(this.number.asString().getValue())) {
			return Optional.empty();
		}
		return Optional.of(this.number.asString().getValue());
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
		return usableNumber().map((text) -> text + " (" + idText() + ")").orElseGet(this::idText);
	}

}
