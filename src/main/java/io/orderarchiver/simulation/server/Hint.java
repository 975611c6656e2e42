package io.orderarchiver.simulation.server;

import java.util.List;

import de.bwaldvogel.mongo.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which index a command wants to be used, by name or by key. */
final class Hint {

	private Hint() {
	}

	static boolean ofNoIndex(Object hint) {
		return hint instanceof Document key && (key.isEmpty() || key.containsKey("$natural"));
	}

	static boolean names(Object hint, Document index) {
		return hint.equals(index.get("name")) || sameKey(hint, index.get("key"));
	}

	private static boolean sameKey(Object hint, @Nullable Object key) {
		if (!(hint instanceof Document wanted) || !(key instanceof Document present)) {
			return false;
		}
		return List.copyOf(wanted.keySet()).equals(List.copyOf(present.keySet()))
				&& wanted.keySet().stream().allMatch((field) -> sameDirection(wanted.get(field), present.get(field)));
	}

	private static boolean sameDirection(@Nullable Object one, @Nullable Object other) {
		if (one instanceof Number first && other instanceof Number second) {
			return first.doubleValue() == second.doubleValue();
		}
		return one != null && one.equals(other);
	}

}
