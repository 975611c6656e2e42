package io.orderarchiver.archive.indexes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.Dimension;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.conversions.Bson;

/** Asks MongoDB once what the collections of a run are. */
public final class CollectionSurvey {

	private final MongoDatabase database;

	private final CollectionNames names;

	/**
	 * Creates the survey.
	 * @param database where the collections are
	 * @param names what they are called
	 */
	public CollectionSurvey(MongoDatabase database, CollectionNames names) {
		this.database = database;
		this.names = names;
	}

	/**
	 * What is there.
	 * @return the collections of a run by their names. Who may not list collections is
	 * told the kind of those that it may read, and no more
	 */
	public Map<String, CollectionDescription> look() {
		List<String> wanted = Stream
			.concat(Stream.of(this.names.orders(), this.names.archive(), this.names.rejects()),
					Stream.of(Dimension.values()).map(this.names::of))
			.toList();
		Map<String, CollectionDescription> found = new LinkedHashMap<>();
		for (BsonDocument document : list(wanted)) {
			CollectionDescription description = CollectionDescription.of(document);
			if (wanted.contains(description.name())) {
				found.put(description.name(), description);
			}
		}
		return found;
	}

	private List<BsonDocument> list(List<String> wanted) {
		Bson ours = Filters.in("name", wanted);
		try {
			return this.database.listCollections(BsonDocument.class).filter(ours).into(new ArrayList<>());
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() != ErrorCodes.UNAUTHORIZED) {
				throw ex;
			}
			return listAuthorized(ours.toBsonDocument());
		}
	}

	/** The driver would hand out the names alone. */
	private List<BsonDocument> listAuthorized(BsonDocument ours) {
		BsonDocument answer = this.database
			.runCommand(new BsonDocument("listCollections", new BsonInt32(1)).append("filter", ours)
				.append("nameOnly", BsonBoolean.TRUE)
				.append("authorizedCollections", BsonBoolean.TRUE), BsonDocument.class);
		return answer.getDocument("cursor", new BsonDocument())
			.getArray("firstBatch", new BsonArray())
			.stream()
			.filter(BsonDocument.class::isInstance)
			.map(BsonDocument.class::cast)
			.toList();
	}

	/**
	 * Which of the collections no run can work with.
	 * @param found what is there
	 * @return those with the reason, the orders first
	 */
	public List<UnsuitableCollection> unsuitable(Map<String, CollectionDescription> found) {
		return Stream.of(CollectionUse.values())
			.map((use) -> Optional.ofNullable(found.get(use.name(this.names))).flatMap(use::objection))
			.flatMap(Optional::stream)
			.toList();
	}

}
