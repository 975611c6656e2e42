package io.orderarchiver.doctor;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Dimension;

/** Whether the collections are there, and how large they are. */
final class CollectionsCheck implements MongoCheck {

	@Override
	public String name() {
		return "collections";
	}

	@Override
	public Need need() {
		return Need.ACCESS;
	}

	@Override
	public List<Finding> look(Patient patient) {
		MongoDatabase database = patient.database();
		CollectionNames names = patient.settings().collections();
		List<String> present = database.listCollectionNames().authorizedCollections(true).into(new ArrayList<>());
		List<Finding> findings = new ArrayList<>();
		findings.add(orders(database, names, present));
		for (Dimension dimension : Dimension.values()) {
			findings.add(dimension(database, names.of(dimension), present));
		}
		for (String own : List.of(names.archive(), names.rejects())) {
			findings.add(present.contains(own) ? size(database, own)
					: Finding.info("%s is not there yet; the first run that needs it creates it".formatted(own)));
		}
		return findings;
	}

	private static Finding orders(MongoDatabase database, CollectionNames names, List<String> present) {
		if (present.contains(names.orders())) {
			return size(database, names.orders());
		}
		return Finding
			.failure("the database '%s' has no collection '%s' that this user can see".formatted(database.getName(),
					names.orders()))
			.detail("It holds: " + (present.isEmpty() ? "nothing" : String.join(", ", present)))
			.remedy("# check the name of the database, in .env:\nMONGODB_DATABASE=%s".formatted(database.getName()));
	}

	private static Finding dimension(MongoDatabase database, String name, List<String> present) {
		return present.contains(name) ? size(database, name)
				: Finding.warning("there is no '%s': every order would be archived as incomplete".formatted(name));
	}

	private static Finding size(MongoDatabase database, String name) {
		return Finding.ok("%s: %s documents".formatted(name,
				Amount.estimated(database.getCollection(name).estimatedDocumentCount())));
	}

}
