package io.orderarchiver.complete;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.orderarchiver.order.ArchivedDocument;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.order.RawValue;

/**
 * What an incomplete archived order gets.
 *
 * @param values what was missing and is there now
 * @param missing what is missing still
 */
record Completion(Map<ArchivedField, RawValue> values, List<ArchivedField> missing) {

	/**
	 * Compares an archived order with what its order would be archived as now.
	 * @param archived one that names its missing fields, and from which nothing is erased
	 * @param expected made of the order as it is now
	 * @param wanted which fields may be set
	 * @return nothing if there is nothing to set
	 */
	static Optional<Completion> of(ArchivedDocument archived, ArchivedDocument expected, Set<ArchivedField> wanted) {
		Map<ArchivedField, RawValue> values = new EnumMap<>(ArchivedField.class);
		List<ArchivedField> missing = new ArrayList<>();
		Set<String> named = archived.missingFields().orElse(Set.of());
		for (ArchivedField field : ArchivedField.values()) {
			if (named.contains(field.fieldName())) {
				RawValue value = expected.value(field).orElse(null);
				boolean settable = archived.value(field).isEmpty() && !field.isMissing(value);
				if (value != null && settable && wanted.contains(field)) {
					values.put(field, value);
				}
				else {
					missing.add(field);
				}
			}
		}
		return values.isEmpty() ? Optional.empty() : Optional.of(new Completion(values, missing));
	}

	/**
	 * Whether something was taken out of an archived order: it has nothing in a mandatory
	 * field that it does not name as missing, or no list that could be read.
	 */
	static boolean isErased(ArchivedDocument archived) {
		Set<String> named = archived.missingFields().orElse(null);
		if (named == null) {
			return true;
		}
		for (ArchivedField field : ArchivedField.values()) {
			boolean isMissing = field.isMissing(archived.value(field).orElse(null));
			if (isMissing && !named.contains(field.fieldName())) {
				return true;
			}
		}
		return false;
	}

}
