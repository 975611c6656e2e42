package io.orderarchiver.archive.lookup;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.MongoCommandException;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.find.ValueFilters;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawReader;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.order.SourceDimension;
import io.orderarchiver.order.SourceOrder;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/**
 * Looks up what the orders of a page refer to, one collection after the other. A
 * reference that MongoDB refuses to look for, while it looks for others, refers to
 * nothing.
 */
final class ReferenceLookup {

	/** Refers to nothing, and can be asked for. */
	private static final RawValue HARMLESS = RawValue.of(new BsonObjectId(new ObjectId(new byte[12])));

	private final OrderReads orders;

	private final CollectionNames names;

	private final Retries retries;

	ReferenceLookup(OrderReads orders, CollectionNames names, Retries retries) {
		this.orders = orders;
		this.names = names;
		this.retries = retries;
	}

	/** Adds the dimensions to orders that have none yet. */
	LookedUpPage complete(LookedUpPage page) {
		Map<Dimension, Map<RawValue, SourceDimension>> found = new EnumMap<>(Dimension.class);
		for (Dimension dimension : Dimension.values()) {
			found.put(dimension, find(dimension, references(page.orders().values(), dimension)));
		}
		return new LookedUpPage(page.orders(), found);
	}

	private static Set<RawValue> references(Collection<SourceOrder> orders, Dimension dimension) {
		Set<RawValue> references = new LinkedHashSet<>();
		for (SourceOrder order : orders) {
			RawValue reference = order.references().get(dimension);
			if (reference != null && canBeId(reference)) {
				references.add(reference);
			}
		}
		return references;
	}

	/** A pattern would find what nobody refers to. */
	private static boolean canBeId(RawValue reference) {
		return switch (reference.type()) {
			case NULL, UNDEFINED, ARRAY, REGULAR_EXPRESSION -> false;
			default -> true;
		};
	}

	private Map<RawValue, SourceDimension> find(Dimension dimension, Set<RawValue> references) {
		Map<RawValue, SourceDimension> found = new HashMap<>();
		ValueFilters.batches(references).forEach((batch) -> findOrDivide(dimension, batch, found));
		return found;
	}

	private void findOrDivide(Dimension dimension, List<RawValue> references, Map<RawValue, SourceDimension> found) {
		try {
			found.putAll(query(dimension, references));
		}
		catch (MongoCommandException ex) {
			if (!ErrorCodes.mayBeOfValue(ex.getErrorCode())) {
				throw ex;
			}
			// What is refused for every reference is none's fault: this throws then.
			query(dimension, List.of(HARMLESS));
			if (references.size() > 1) {
				int middle = references.size() / 2;
				findOrDivide(dimension, references.subList(0, middle), found);
				findOrDivide(dimension, references.subList(middle, references.size()), found);
			}
		}
	}

	private Map<RawValue, SourceDimension> query(Dimension dimension, List<RawValue> references) {
		return this.retries.call("look up references", () -> {
			Map<RawValue, SourceDimension> found = new HashMap<>();
			Wanted wanted = new Wanted(this.names.of(dimension), OrderFields.ID, new BsonDocument(),
					dimension.fields());
			this.orders.byValues().forEach(wanted, references, (document) -> {
				SourceDimension read = SourceDimension.read(RawReader.of(document), dimension);
				found.put(read.id(), read);
			});
			return found;
		});
	}

}
