package io.orderarchiver.simulation.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;

/**
 * What an update changed, path by path as the update names them. A path into an array by
 * position is told as the whole array.
 */
final class UpdateDescription {

	private UpdateDescription() {
	}

	/**
	 * Whether an update gives a document as it shall be, not operators.
	 * @param update the second part of an update command
	 * @return whether no field of it is an operator
	 */
	static boolean replaces(Document update) {
		return update.keySet().stream().noneMatch((key) -> key.startsWith("$"));
	}

	/** The paths that really changed. */
	static Document of(Document update, Document before, Document after) {
		Document updated = new Document();
		List<String> removed = new ArrayList<>();
		for (String path : paths(update)) {
			Object old = Utils.getSubdocumentValue(before, path);
			Object now = Utils.getSubdocumentValue(after, path);
			if (!Objects.equals(old, now)) {
				if (now instanceof Missing) {
					removed.add(path);
				}
				else {
					updated.put(path, now);
				}
			}
		}
		return new Document("updatedFields", updated).append("removedFields", removed);
	}

	private static Set<String> paths(Document update) {
		Set<String> paths = new LinkedHashSet<>();
		for (Map.Entry<String, Object> operator : update.entrySet()) {
			((Document) operator.getValue()).forEach((path, operand) -> {
				paths.add(withoutPositions(path));
				if (operator.getKey().equals("$rename")) {
					paths.add(String.valueOf(operand));
				}
			});
		}
		return paths;
	}

	private static String withoutPositions(String path) {
		return path.replaceFirst("\\.(\\$|\\d+(\\.|$)).*", "");
	}

}
