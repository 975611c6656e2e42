package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.orderarchiver.testing.RandomBson;
import io.orderarchiver.testing.RawDocument;
import io.orderarchiver.testing.StoredValue;
import org.bson.types.ObjectId;

/** Orders of a strange town with random values in their fields. */
final class RandomOrders {

	private static final int DIMENSION_DOCUMENTS = 150;

	private static final int STRANGE_REFERENCES = 200;

	private static final int MEGABYTE = 1024 * 1024;

	/** So many orders at most have megabytes. */
	private static final int LARGE = 5;

	private static final List<String> REFERENCES = List.of("id_client", "id_livreur", "id_restaurant", "id_menu");

	private static final List<String> COPIED = List.of("adresse_livraison", "coût_commande", "rémunération_livreur",
			"moyen_de_payement", "temps_estimee");

	private final StrangeTown town;

	private final Random random;

	private final RandomBson values;

	private final boolean real;

	private final int count;

	/** What orders refer to, for the same values again and again. */
	private final List<StoredValue> references = new ArrayList<>();

	RandomOrders(StrangeTown town, Random random, int count, boolean real) {
		this.town = town;
		this.random = random;
		this.values = new RandomBson(random, real);
		this.count = count;
		this.real = real;
	}

	/** Fills the dimensions. */
	void settle() {
		for (String dimension : List.of("Client", "Livreur", "Restaurants", "Menu")) {
			List<RawDocument> documents = new ArrayList<>();
			for (int i = 0; i < DIMENSION_DOCUMENTS; i++) {
				StoredValue id = id(i);
				this.references.add(id);
				documents.add(new RawDocument().add("_id", id)
					.add("nom", often() ? StoredValue.of(dimension + i) : this.values.value())
					.add("email", this.values.value())
					.add("telephone", this.values.value())
					.add("adresse", this.values.value())
					.add("prix", this.values.value()));
			}
			this.town.collection(dimension).insertWhatIsTaken(documents);
		}
		for (int i = 0; i < STRANGE_REFERENCES; i++) {
			this.references.add(this.values.value());
		}
	}

	private StoredValue id(int number) {
		return switch (number % 3) {
			case 0 -> this.values.number(number);
			case 1 -> this.values.pair();
			default -> this.values.id();
		};
	}

	/** Orders, some of which the server will not take. */
	List<RawDocument> orders() {
		List<RawDocument> orders = new ArrayList<>();
		for (int i = 0; i < this.count; i++) {
			orders.add(order(i));
		}
		for (int i = 0; i < Math.min(LARGE, this.count / 100); i++) {
			int index = this.random.nextInt(this.count);
			orders.set(index, large(i, orders.get(index)));
		}
		return orders;
	}

	private RawDocument order(int number) {
		RawDocument order = this.town.order("CMD-" + number).with("_id", orderId(number));
		for (String reference : REFERENCES) {
			if (often()) {
				order = order.with(reference, reference());
			}
		}
		for (String field : COPIED) {
			if (seldom()) {
				order = order.with(field, this.values.value());
			}
		}
		order = numbered(order).with("date_commande",
				often() ? StoredValue.of(this.values.date()) : this.values.value());
		if (seldom()) {
			order = order.with("status", this.values.value());
		}
		if (seldom()) {
			order = order.add("x", this.values.value());
		}
		if (seldom()) {
			order = order.without(order.fields().get(1 + this.random.nextInt(order.fields().size() - 1)).name());
		}
		// The embedded server cannot hold a name twice.
		if (this.real && seldom()) {
			String name = order.fields().get(1 + this.random.nextInt(order.fields().size() - 1)).name();
			order = order.add(name, this.values.value());
		}
		return order;
	}

	private StoredValue orderId(int number) {
		return switch (this.random.nextInt(10)) {
			case 0, 1, 2 -> this.values.number(this.random.nextInt(2 * this.count));
			case 3 -> this.values.id();
			case 4 -> StoredValue.of("order " + number);
			case 5 -> StoredValue.document(new RawDocument().add("k", this.values.pair())
				.add("n", this.values.number(this.random.nextInt(this.count))));
			default -> StoredValue.of(new ObjectId());
		};
	}

	private StoredValue reference() {
		return switch (this.random.nextInt(10)) {
			case 0, 1 -> this.values.number(this.random.nextInt(DIMENSION_DOCUMENTS));
			case 2 -> this.values.pair();
			default -> this.references.get(this.random.nextInt(this.references.size()));
		};
	}

	private RawDocument numbered(RawDocument order) {
		return switch (this.random.nextInt(20)) {
			case 0 -> order.with("numero_commande", "shared-" + this.random.nextInt(1 + this.count / 20));
			case 1 -> order.with("numero_commande", this.values.value());
			case 2 -> this.real
					? order.with("numero_commande", StoredValue.latin1("n°" + this.random.nextInt(this.count))) : order;
			default -> order;
		};
	}

	private RawDocument large(int which, RawDocument order) {
		StoredValue large = this.values.large((3 + this.random.nextInt(12)) * MEGABYTE);
		return switch (which) {
			case 0 -> order.with("x", large);
			case 1 -> order.with("adresse_livraison", large);
			case 2 -> order.with("numero_commande", large);
			case 3 -> order.with("_id", large);
			default -> order.with("x", large).without("numero_commande");
		};
	}

	private boolean often() {
		return this.random.nextInt(10) < 7;
	}

	private boolean seldom() {
		return this.random.nextInt(10) == 0;
	}

}
