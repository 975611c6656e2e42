package io.orderarchiver.simulation.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.batch.infrastructure.item.ExecutionContext;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Dimension;

/**
 * What a generation or a live run made, and what an archive of all delivered orders must
 * find in it. It is counted from the defects that the generator applied, so that an
 * archive can be checked against it.
 *
 * @param options what was asked for
 * @param documents documents of this data set by collection, dimensions first; fewer than
 * asked for when the generation was stopped
 * @param alreadyPresent how many of {@code documents} the database held before, by
 * {@code _id}; they were left as they are, and are promised as they were generated
 * @param orders orders by status, all five in the order of an order's life
 * @param delivered how many orders are delivered
 * @param incomplete how many of the delivered orders an archive without a date filter
 * must find incomplete
 * @param missing how often each field of the archive must be missing, in the archive's
 * order; fields that are never missing are left out
 */
public record GenerationReport(GenerationOptions options, Map<String, Long> documents, long alreadyPresent,
		Map<String, Long> orders, long delivered, long incomplete, Map<String, Long> missing) {

	private static final List<String> MANDATORY = List.of("nom_client", "email_client", "telephone_client",
			"nom_livreur", "nom_restaurant", "adresse_restaurant", "nom_menu", "prix_menu", "adresse_livraison",
			"coût_commande", "rémunération_livreur", "moyen_de_payement", "date_commande", "temps_estimee");

	/** Takes unmodifiable copies that keep their order. */
	public GenerationReport {
		documents = Collections.unmodifiableMap(new LinkedHashMap<>(documents));
		orders = Collections.unmodifiableMap(new LinkedHashMap<>(orders));
		missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
	}

	/**
	 * How many orders are cancelled.
	 * @return their number
	 */
	public long cancelled() {
		return this.orders.getOrDefault(OrderStatus.CANCELLED.label(), 0L);
	}

	/**
	 * Reads the report off a job execution, which holds it from the end of its first step
	 * on, over all restarts.
	 * @param jobContext the context of an execution of {@code generateOrders} or
	 * {@code liveOrders}
	 * @param options the options that it ran with
	 * @param names the collections that it ran with
	 * @return the report
	 */
	public static GenerationReport from(ExecutionContext jobContext, GenerationOptions options, CollectionNames names) {
		return of(Tally.restore(jobContext), options, names);
	}

	static GenerationReport of(Tally tally, GenerationOptions options, CollectionNames names) {
		Map<String, Long> documents = new LinkedHashMap<>();
		collections(names).forEach((collection) -> documents.put(collection, tally.documents(collection)));
		long present = documents.keySet().stream().mapToLong(tally::present).sum();
		Map<String, Long> orders = new LinkedHashMap<>();
		for (OrderStatus status : OrderStatus.values()) {
			orders.put(status.label(), tally.orders(status));
		}
		Map<String, Long> missing = new LinkedHashMap<>();
		MANDATORY.stream()
			.filter((field) -> tally.missing(field) > 0)
			.forEach((field) -> missing.put(field, tally.missing(field)));
		return new GenerationReport(options, documents, present, orders, tally.orders(OrderStatus.DELIVERED),
				tally.incomplete(), missing);
	}

	private static List<String> collections(CollectionNames names) {
		List<String> collections = new ArrayList<>();
		for (Dimension dimension : Dimension.values()) {
			collections.add(names.of(dimension));
		}
		collections.add(names.orders());
		return collections;
	}

}
