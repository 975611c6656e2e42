package io.orderarchiver.doctor.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.CollectionDescription;
import io.orderarchiver.archive.indexes.CollectionDescription.Kind;
import io.orderarchiver.archive.indexes.CollectionSurvey;
import io.orderarchiver.archive.indexes.UnsuitableCollection;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.server.MongoCheck;
import io.orderarchiver.doctor.server.MongoShell;
import io.orderarchiver.doctor.server.ConnectedServer;
import io.orderarchiver.mongo.PlainTemplate;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.OrderFields;
import org.bson.Document;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Whether the collections are there and of the right kind, how large they are, and how
 * they compare strings.
 */
public final class CollectionsCheck implements MongoCheck {

	@Override
	public String name() {
		return "collections";
	}

	@Override
	public Need need() {
		return Need.ACCESS;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		MongoDatabase database = server.database();
		CollectionNames names = server.settings().collections();
		CollectionSurvey survey = new CollectionSurvey(database, names);
		Map<String, CollectionDescription> found = survey.look();
		List<UnsuitableCollection> unsuitable = survey.unsuitable(found);
		if (!unsuitable.isEmpty()) {
			return unsuitable.stream()
				.map((each) -> Finding.failure(each.sentence()).remedy(remedy(server, each)))
				.toList();
		}
		List<String> present = database.listCollectionNames().authorizedCollections(true).into(new ArrayList<>());
		MongoOperations operations = server.operations();
		List<Finding> findings = new ArrayList<>();
		findings.add(present.contains(names.orders()) ? size(operations, names.orders())
				: withoutOrders(database.getName(), names, present));
		for (Dimension dimension : Dimension.values()) {
			findings.add(dimension(operations, names.of(dimension), present));
		}
		for (String own : List.of(names.archive(), names.rejects())) {
			findings.add(present.contains(own) ? size(operations, own)
					: Finding.info("%s is not there yet; the first run that needs it creates it".formatted(own)));
		}
		found.values()
			.stream()
			.filter((each) -> each.collation().isPresent())
			.forEach((each) -> findings.add(collated(operations, each)));
		return findings;
	}

	private static String remedy(ConnectedServer server, UnsuitableCollection unsuitable) {
		return unsuitable.remedy().startsWith("#") ? unsuitable.remedy()
				: MongoShell.in(server.connection().target().database(), List.of(unsuitable.remedy()));
	}

	/**
	 * The index of the ids has the collection's collation, and no query can change that.
	 */
	private static Finding collated(MongoOperations operations, CollectionDescription collection) {
		String sentence = "%s has the default collation %s, which nothing here goes by: strings are compared by their bytes"
			.formatted(collection.name(), collection.collation().orElseThrow());
		Finding finding = (collection.kind() != Kind.VIEW && hasIdsOfText(operations, collection.name()))
				? Finding.warning(sentence + ". Its _ids are strings, so that each look-up reads it all")
				: Finding.info(sentence);
		return finding.detail(
				"A status that only this collation calls equal to '%s' is another one, see statuses; an index without the simple collation is not used, see indexes.\nDocuments are looked up by _id without an index where _ids are strings: slow. ObjectIds are not concerned."
					.formatted(Delivered.STATUS));
	}

	/** By the first document: they are all of one type, mostly. */
	private static boolean hasIdsOfText(MongoOperations operations, String collection) {
		Query any = PlainTemplate.query();
		any.fields().include(OrderFields.ID);
		Document first = operations.findOne(any, Document.class, collection);
		return first != null && Objects.requireNonNull(first.get(OrderFields.ID)) instanceof String;
	}

	private static Finding withoutOrders(String database, CollectionNames names, List<String> present) {
		return Finding
			.failure("the database '%s' has no collection '%s' that this user can see".formatted(database,
					names.orders()))
			.detail("It holds: " + (present.isEmpty() ? "nothing" : String.join(", ", present)))
			.remedy("# check the name of the database, in .env:\nMONGODB_DATABASE=%s".formatted(database));
	}

	private static Finding dimension(MongoOperations operations, String name, List<String> present) {
		return present.contains(name) ? size(operations, name)
				: Finding.warning("there is no '%s': every order would be archived as incomplete".formatted(name));
	}

	private static Finding size(MongoOperations operations, String name) {
		return Finding.ok("%s: %s documents".formatted(name, Amount.estimated(operations.estimatedCount(name))));
	}

}
