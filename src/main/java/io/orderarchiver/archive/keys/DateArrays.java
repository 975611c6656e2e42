package io.orderarchiver.archive.keys;

import java.util.Optional;

import com.mongodb.ExplainVerbosity;
import com.mongodb.MongoCommandException;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Finds out whether some order has an array for its date. An index that has none knows
 * it: it is not multikey.
 */
final class DateArrays {

	private static final String MULTIKEY_PATHS = "multiKeyPaths";

	private final OrderReads orders;

	DateArrays(OrderReads orders) {
		this.orders = orders;
	}

	/**
	 * Asks the covering index.
	 * @return false if no order has an array for its date; true if some may have one, as
	 * where there is no such index, or a server that does not explain itself
	 */
	boolean mayExist() {
		Optional<String> index = this.orders.coveringIndex();
		if (index.isEmpty()) {
			return true;
		}
		try {
			return plansMultikey(this.orders.find(Delivered.filter())
				.hintString(index.get())
				.explain(BsonDocument.class, ExplainVerbosity.QUERY_PLANNER));
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() != ErrorCodes.COMMAND_NOT_FOUND && !ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				throw ex;
			}
			return true;
		}
	}

	private static boolean plansMultikey(BsonValue plan) {
		if (plan.isArray()) {
			return plan.asArray().stream().anyMatch(DateArrays::plansMultikey);
		}
		return plan.isDocument() && (isMultikey(plan.asDocument())
				|| plan.asDocument().values().stream().anyMatch(DateArrays::plansMultikey));
	}

	private static boolean isMultikey(BsonDocument stage) {
		return stage.isDocument(MULTIKEY_PATHS)
				&& !stage.getDocument(MULTIKEY_PATHS).getArray(OrderFields.DATE, new BsonArray()).isEmpty();
	}

}
