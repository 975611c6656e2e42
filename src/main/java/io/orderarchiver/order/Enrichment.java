package io.orderarchiver.order;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Makes archived orders of joined ones. Values keep their type; what is missing becomes
 * null and is named.
 */
public final class Enrichment {

	private final Clock clock;

	private final BsonString archivedBy;

	/**
	 * Creates an enrichment that stamps what it makes.
	 * @param clock tells {@code date_archivage}, to the millisecond
	 * @param archivedBy program and version, {@code order-archiver vX.Y.Z}
	 */
	public Enrichment(Clock clock, String archivedBy) {
		this.clock = clock;
		this.archivedBy = new BsonString(archivedBy);
	}

	/**
	 * Makes the archived order.
	 * @param joined a delivered order whose number is usable
	 * @return the archived order, marked incomplete if a mandatory field is missing
	 */
	public ArchivedOrder enrich(JoinedOrder joined) {
		OrderKey key = joined.key();
		BsonDocument document = new BsonDocument();
		document.put(OrderFields.ID, key.id());
		document.put(OrderFields.NUMBER, orNull(key.number()));
		document.put(ArchivedOrder.ORDER_ID, new BsonString(key.idText()));
		List<ArchivedField> missing = copyFields(joined, document);
		stamp(document, missing);
		return new ArchivedOrder(key, document, List.copyOf(missing));
	}

	private static List<ArchivedField> copyFields(JoinedOrder joined, BsonDocument document) {
		List<ArchivedField> missing = new ArrayList<>(0);
		for (ArchivedField field : ArchivedField.values()) {
			BsonValue value = field.in(joined);
			if (field.isMissing(value)) {
				missing.add(field);
				value = (field == ArchivedField.DATE_COMMANDE) ? value : null;
			}
			document.put(field.fieldName(), orNull(value));
		}
		return missing;
	}

	private void stamp(BsonDocument document, List<ArchivedField> missing) {
		document.put(ArchivedOrder.ARCHIVED_AT, new BsonDateTime(this.clock.millis()));
		document.put(ArchivedOrder.ARCHIVED_BY, this.archivedBy);
		document.put(ArchivedOrder.INCOMPLETE, BsonBoolean.valueOf(!missing.isEmpty()));
		if (!missing.isEmpty()) {
			BsonArray names = new BsonArray();
			missing.forEach((field) -> names.add(new BsonString(field.fieldName())));
			document.put(ArchivedOrder.MISSING_FIELDS, names);
		}
	}

	private static BsonValue orNull(@Nullable BsonValue value) {
		return (value != null) ? value : BsonNull.VALUE;
	}

}
