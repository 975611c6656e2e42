package io.orderarchiver.order;

import java.util.List;

import org.bson.RawBsonDocument;

/**
 * An order as the archive holds it.
 *
 * @param key the key of the order it was made from
 * @param document the document for {@code Historique}; its {@code _id} is the order's
 * @param missing the mandatory fields that the order lacks, in the archive's order; empty
 * for a complete one
 */
public record ArchivedOrder(OrderKey key, RawBsonDocument document, List<ArchivedField> missing) {

	/** The order's {@code _id} as text. */
	public static final String ORDER_ID = "id_commande";

	/** When it was archived. */
	public static final String ARCHIVED_AT = "date_archivage";

	/** The program and version that archived it. */
	public static final String ARCHIVED_BY = "archived_by";

	/** Whether a mandatory field is missing. */
	public static final String INCOMPLETE = "incomplete";

	/** Which ones; only on an incomplete archived order. */
	public static final String MISSING_FIELDS = "champs_manquants";

	/** What {@code complete} has set since: a list of steps, the newest last. */
	public static final String COMPLETIONS = "completions";

	/** Of such a step, when. */
	public static final String COMPLETED_AT = "date";

	/** Of such a step, which fields. */
	public static final String COMPLETED_FIELDS = "champs";

	/**
	 * Whether a mandatory field is missing.
	 * @return true if at least one is
	 */
	public boolean isIncomplete() {
		return !this.missing.isEmpty();
	}

}
