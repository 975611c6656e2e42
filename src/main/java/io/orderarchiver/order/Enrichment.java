package io.orderarchiver.order;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.order.DocumentOutput.Name;
import org.bson.BsonString;
import org.jspecify.annotations.Nullable;

/**
 * Makes archived orders of joined ones. Values keep their type; what is missing becomes
 * null and is named.
 */
public final class Enrichment {

	private static final List<ArchivedField> FIELDS = List.of(ArchivedField.values());

	private static final Name ID = Name.of(OrderFields.ID);

	private static final Name NUMBER = Name.of(OrderFields.NUMBER);

	private static final Name ORDER_ID = Name.of(ArchivedOrder.ORDER_ID);

	private static final Name ARCHIVED_AT = Name.of(ArchivedOrder.ARCHIVED_AT);

	private static final Name ARCHIVED_BY = Name.of(ArchivedOrder.ARCHIVED_BY);

	private static final Name INCOMPLETE = Name.of(ArchivedOrder.INCOMPLETE);

	private static final Name MISSING_FIELDS = Name.of(ArchivedOrder.MISSING_FIELDS);

	private final Clock clock;

	private final RawValue archivedBy;

	/**
	 * Creates an enrichment that stamps what it makes.
	 * @param clock tells {@code date_archivage}, to the millisecond
	 * @param archivedBy program and version, {@code order-archiver vX.Y.Z}
	 */
	public Enrichment(Clock clock, String archivedBy) {
		this.clock = clock;
		this.archivedBy = RawValue.of(new BsonString(archivedBy));
	}

	/**
	 * Makes the archived order.
	 * @param joined a delivered order whose number is usable
	 * @return the archived order, marked incomplete if a mandatory field is missing
	 */
	public ArchivedOrder enrich(JoinedOrder joined) {
		List<ArchivedField> missing = new ArrayList<>(0);
		try (DocumentOutput archived = new DocumentOutput()) {
			writeKey(archived, joined);
			writeFields(archived, joined, missing);
			writeStamp(archived, missing);
			return new ArchivedOrder(joined.key(), archived.toDocument(), List.copyOf(missing));
		}
	}

	private static void writeKey(DocumentOutput archived, JoinedOrder joined) {
		archived.write(ID, joined.key().id());
		write(archived, NUMBER, joined.key().number());
		archived.writeString(ORDER_ID, joined.key().idText());
	}

	private static void writeFields(DocumentOutput archived, JoinedOrder joined, List<ArchivedField> missing) {
		for (ArchivedField field : FIELDS) {
			RawValue value = joined.values().get(field);
			if (field.isMissing(value)) {
				missing.add(field);
				value = (field == ArchivedField.DATE_COMMANDE) ? value : null;
			}
			write(archived, field.encodedName(), value);
		}
	}

	private void writeStamp(DocumentOutput archived, List<ArchivedField> missing) {
		archived.writeDateTime(ARCHIVED_AT, this.clock.millis());
		archived.write(ARCHIVED_BY, this.archivedBy);
		archived.writeBoolean(INCOMPLETE, !missing.isEmpty());
		if (!missing.isEmpty()) {
			archived.writeStrings(MISSING_FIELDS, missing.stream().map(ArchivedField::fieldName).toList());
		}
	}

	private static void write(DocumentOutput archived, Name name, @Nullable RawValue value) {
		if (value != null) {
			archived.write(name, value);
		}
		else {
			archived.writeNull(name);
		}
	}

}
