package io.orderarchiver.archive.find;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import com.mongodb.ReadPreference;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.orderarchiver.archive.find.FindByValues.Wanted;
import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.DocumentOutput.Name;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonTimestamp;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * The command {@code find}, written by bytes: the driver decodes what a query asks for,
 * and would make another text of one that is no UTF-8. See
 * <a href="https://www.mongodb.com/docs/manual/reference/command/find/">find</a>.
 */
final class RawFind {

	private static final String CURSOR = "cursor";

	private static final String FIRST_BATCH = "firstBatch";

	private static final BsonDocument SIMPLE_COLLATION = new BsonDocument("locale", new BsonString("simple"));

	private final MongoDatabase database;

	private final @Nullable ClientSession session;

	RawFind(MongoDatabase database, @Nullable ClientSession session) {
		this.database = database;
		this.session = session;
	}

	/**
	 * One after the other, so that each answer is one batch: its cursor needs no session.
	 */
	void forEach(Wanted wanted, List<RawValue> values, Consumer<RawBsonDocument> found) {
		values.forEach((value) -> documents(run(find(wanted, value))).forEach(found));
	}

	private RawBsonDocument find(Wanted wanted, RawValue value) {
		try (DocumentOutput command = new DocumentOutput()) {
			command.writeString(Name.of("find"), wanted.collection());
			command.writeDocument(Name.of("filter"), filter(wanted, value));
			if (!wanted.projection().isEmpty()) {
				BsonDocument projection = Projections.include(wanted.projection()).toBsonDocument();
				command.writeDocument(Name.of("projection"), raw(projection));
			}
			command.writeBoolean(Name.of("singleBatch"), true);
			command.writeDocument(Name.of("collation"), raw(SIMPLE_COLLATION));
			command.writeDocument(Name.of("readConcern"), raw(readConcern()));
			return command.toDocument();
		}
	}

	private static RawBsonDocument filter(Wanted wanted, RawValue value) {
		try (DocumentOutput filter = new DocumentOutput()) {
			filter.writeDocument(Name.of(wanted.field()), ValueFilters.isEqual(value));
			wanted.condition().forEach((name, condition) -> filter.write(Name.of(name), RawValue.of(condition)));
			return filter.toDocument();
		}
	}

	/** A command that is run as it is gets no read concern from the driver. */
	private BsonDocument readConcern() {
		BsonDocument concern = new BsonDocument("level", new BsonString("majority"));
		BsonTimestamp seen = (this.session != null) ? this.session.getOperationTime() : null;
		return (seen != null) ? concern.append("afterClusterTime", seen) : concern;
	}

	private RawValue run(BsonDocument command) {
		RawBsonDocument answer = (this.session != null)
				? this.database.runCommand(this.session, command, ReadPreference.primary(), RawBsonDocument.class)
				: this.database.runCommand(command, ReadPreference.primary(), RawBsonDocument.class);
		return Objects.requireNonNull(RawValue.in(answer, CURSOR), CURSOR);
	}

	private static List<RawBsonDocument> documents(RawValue cursor) {
		return Objects.requireNonNull(cursor.field(FIRST_BATCH), FIRST_BATCH)
			.elements()
			.stream()
			.map(RawValue::toRawDocument)
			.toList();
	}

	private static RawBsonDocument raw(BsonDocument document) {
		return new RawBsonDocument(document, new BsonDocumentCodec());
	}

}
