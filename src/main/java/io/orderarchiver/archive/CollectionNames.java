package io.orderarchiver.archive;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

import io.orderarchiver.order.Dimension;

/**
 * What the collections are called.
 *
 * @param orders where orders live
 * @param dimensions where each dimension lives
 * @param archive where archived orders go
 * @param rejects where orders that cannot be archived are kept
 */
public record CollectionNames(String orders, Map<Dimension, String> dimensions, String archive, String rejects) {

	/** The names that the original has. */
	public static final CollectionNames DEFAULT = new CollectionNames("Commande", Map.of(Dimension.CLIENT, "Client",
			Dimension.LIVREUR, "Livreur", Dimension.RESTAURANT, "Restaurants", Dimension.MENU, "Menu"), "Historique",
			"Historique_rejets");

	/**
	 * Checks that the names are complete and differ.
	 * @throws IllegalArgumentException if a name is blank or stands for two collections
	 */
	public CollectionNames {
		dimensions = new EnumMap<>(dimensions);
		List<String> all = new ArrayList<>(dimensions.values());
		all.addAll(List.of(orders, archive, rejects));
		if (all.size() != Dimension.values().length + 3 || all.stream().anyMatch(String::isBlank)) {
			throw new IllegalArgumentException("every collection needs a name: " + all);
		}
		if (new TreeSet<>(all).size() != all.size()) {
			throw new IllegalArgumentException("two collections share a name: " + all);
		}
	}

	/**
	 * Where a dimension lives.
	 * @param dimension the dimension
	 * @return the name of its collection
	 */
	public String of(Dimension dimension) {
		return Objects.requireNonNull(this.dimensions.get(dimension));
	}

}
