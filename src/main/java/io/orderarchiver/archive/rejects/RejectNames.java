package io.orderarchiver.archive.rejects;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.FindByValues;
import io.orderarchiver.archive.find.TypedId;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.BsonArray;
import org.bson.RawBsonDocument;
import org.bson.types.ObjectId;

/**
 * Finds the reject that a person means by a text: an ObjectId's digits, another
 * {@code _id} as text or as a JSON value, or an order number.
 */
public final class RejectNames {

	private static final int SHOWN = 5;

	private final ArchiveCollections collections;

	private final Retries retries;

	/**
	 * Creates a finder.
	 * @param collections where the rejects are
	 * @param retries repeats what fails for a transient reason
	 */
	public RejectNames(ArchiveCollections collections, Retries retries) {
		this.collections = collections;
		this.retries = retries;
	}

	/**
	 * Finds rejects.
	 * @param texts what a person typed
	 * @return the {@code _id} of each order, each once
	 * @throws UnknownRejectException if a text names none, or more than one
	 */
	public List<RawValue> find(List<String> texts) {
		Set<RawValue> ids = new LinkedHashSet<>();
		texts.forEach((text) -> ids.add(find(text.strip())));
		return List.copyOf(ids);
	}

	private RawValue find(String text) {
		Set<RawValue> candidates = TypedId.candidates(text);
		Map<RawValue, RawBsonDocument> found = this.retries.call("look for a reject", () -> look(text, candidates));
		if (found.size() == 1) {
			return found.keySet().iterator().next();
		}
		// A JSON value means an _id and nothing else: it settles what is ambiguous.
		Optional<RawValue> exact = TypedId.json(text).filter((value) -> !value.isNumber()).filter(found::containsKey);
		return exact.orElseThrow(() -> found.isEmpty() ? unknown(text) : ambiguous(text, found));
	}

	private Map<RawValue, RawBsonDocument> look(String text, Set<RawValue> candidates) {
		Map<RawValue, RawBsonDocument> found = new LinkedHashMap<>();
		BsonArray decoded = FindByValues.decoded(List.copyOf(candidates));
		this.collections.rawRejects()
			.find(Filters.or(Filters.in(OrderFields.ID, decoded), Filters.eq(ArchivedOrder.ORDER_ID, text),
					Filters.in(OrderFields.NUMBER, decoded)))
			.projection(Projections.include(OrderFields.ID, OrderFields.NUMBER))
			.collation(Collations.SIMPLE)
			.forEach((document) -> found.put(OrderKey.of(document).id(), document));
		return found;
	}

	private UnknownRejectException unknown(String text) {
		List<String> tried = new ArrayList<>();
		if (ObjectId.isValid(text)) {
			tried.add("ObjectId");
		}
		tried.add("text");
		if (TypedId.json(text).isPresent()) {
			tried.add("JSON value");
		}
		return new UnknownRejectException(("There is no reject '%s' in %s: it is no _id there (tried as %s), and no %s."
				+ " To see what is there: order-archiver rejects list")
			.formatted(text, this.collections.names().rejects(), String.join(", as ", tried), OrderFields.NUMBER));
	}

	private UnknownRejectException ambiguous(String text, Map<RawValue, RawBsonDocument> found) {
		String ids = found.keySet()
			.stream()
			.limit(SHOWN)
			.map((id) -> OrderIds.json(id.toBson()))
			.collect(Collectors.joining(" "));
		String more = (found.size() > SHOWN) ? " and %d more".formatted(found.size() - SHOWN) : "";
		return new UnknownRejectException("'%s' names %d rejects in %s. Give the _id of one as JSON: %s%s"
			.formatted(text, found.size(), this.collections.names().rejects(), ids, more));
	}

}
