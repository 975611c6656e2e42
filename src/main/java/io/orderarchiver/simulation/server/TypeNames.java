package io.orderarchiver.simulation.server;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.bwaldvogel.mongo.bson.Document;

/**
 * The types that a query may name, but that the embedded server has never heard of. It
 * cannot hold a value of them either, so a query loses nothing when they are left out.
 */
final class TypeNames {

	private static final Set<Object> UNKNOWN = Set.of("undefined", "dbPointer", "javascript", "symbol",
			"javascriptWithScope", 6, 12, 13, 14, 15);

	private TypeNames() {
	}

	/**
	 * Copies a query or a pipeline stage, less the type names that are not understood.
	 * @param value any part of a query
	 * @return the same without unknown types in any {@code $type}
	 */
	static Object understood(Object value) {
		if (value instanceof Document document) {
			Document copy = new Document();
			for (Map.Entry<String, Object> entry : document.entrySet()) {
				boolean types = entry.getKey().equals("$type");
				copy.put(entry.getKey(), types ? types(entry.getValue()) : part(entry.getValue()));
			}
			return copy;
		}
		return part(value);
	}

	private static Object part(Object value) {
		if (value instanceof Document) {
			return understood(value);
		}
		boolean ofDocuments = value instanceof List<?> list && list.stream().anyMatch(Document.class::isInstance);
		return ofDocuments ? ((List<?>) value).stream().map(TypeNames::part).toList() : value;
	}

	private static Object types(Object value) {
		Collection<?> named = (value instanceof Collection<?> several) ? several : List.of(value);
		if (named.stream().noneMatch(UNKNOWN::contains)) {
			return value;
		}
		return named.stream().filter((type) -> !UNKNOWN.contains(type)).toList();
	}

}
