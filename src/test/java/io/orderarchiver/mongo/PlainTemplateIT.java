package io.orderarchiver.mongo;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.orderarchiver.testing.PretendingMongo;
import io.orderarchiver.testing.TestMongo;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.aggregation.Aggregation;
import org.springframework.data.mongodb.core.index.Index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What Spring Data does by itself, and is kept from here. */
@Timeout(60)
class PlainTemplateIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(PlainTemplateIT.class);

	private static final String COLLECTION = "Commande";

	/** As MongoDB answers while its primary steps down. */
	private static final int INTERRUPTED = 11602;

	@BeforeEach
	void empty() {
		mongo.drop();
	}

	static Stream<Arguments> operations() {
		return Stream.of(of("count", (operations) -> operations.estimatedCount(COLLECTION)),
				of("aggregate", (operations) -> operations.exists(PlainTemplate.query(), COLLECTION)),
				of("find", (operations) -> operations.findOne(PlainTemplate.query(), Document.class, COLLECTION)),
				of("find", (operations) -> operations.find(PlainTemplate.query(), Document.class, COLLECTION)),
				of("aggregate",
						(operations) -> operations.aggregate(
								Aggregation.newAggregation(Aggregation.group("status").count().as("n")), COLLECTION,
								Document.class)),
				of("createIndexes", (operations) -> operations.indexOps(COLLECTION)
					.createIndex(new Index().on("status", Direction.ASC))));
	}

	private static Arguments of(String command, Consumer<MongoOperations> operation) {
		return Arguments.of(command, operation);
	}

	@ParameterizedTest
	@MethodSource("operations")
	void whatTheDriverThrowsIsThrownAsItIs(String command, Consumer<MongoOperations> operation) {
		try (PretendingMongo failing = new PretendingMongo()) {
			failing.answer(command, error(INTERRUPTED));
			assertThatExceptionOfType(MongoCommandException.class)
				.isThrownBy(() -> operation.accept(PlainTemplate.over(failing.database())))
				.satisfies((failure) -> assertThat(TransientErrors.isTransient(failure)).isTrue());
			failing.answer(command, error(ErrorCodes.UNAUTHORIZED));
			assertThatExceptionOfType(MongoCommandException.class)
				.isThrownBy(() -> operation.accept(PlainTemplate.over(failing.database())))
				.satisfies((failure) -> assertThat(failure.getErrorCode()).isEqualTo(ErrorCodes.UNAUTHORIZED));
		}
	}

	private static de.bwaldvogel.mongo.bson.Document error(int code) {
		return new de.bwaldvogel.mongo.bson.Document("ok", 0.0).append("code", code).append("errmsg", "no");
	}

	@Test
	void theTimeLimitOfTheDatabaseHolds() {
		try (PretendingMongo dumb = new PretendingMongo()) {
			dumb.silence("count");
			MongoOperations hurried = PlainTemplate.over(dumb.database().withTimeout(200, TimeUnit.MILLISECONDS));
			assertThatExceptionOfType(MongoOperationTimeoutException.class)
				.isThrownBy(() -> hurried.estimatedCount(COLLECTION));
		}
	}

	@Test
	void aNameOfAClassIsNeitherWrittenNorBelieved() {
		MongoOperations operations = PlainTemplate.over(mongo.database());
		operations.insert(new Courier("Jean Valjean"), COLLECTION);
		assertThat(mongo.database().getCollection(COLLECTION).find()).singleElement()
			.satisfies((stored) -> assertThat(stored).doesNotContainKey("_class"));
		mongo.drop();
		Document claiming = new Document("_id", 1).append("_class", Courier.class.getName());
		mongo.database().getCollection(COLLECTION).insertOne(claiming);
		assertThat(operations.find(PlainTemplate.query(), Document.class, COLLECTION)).containsExactly(claiming);
	}

	@Test
	void aQueryComparesStringsByTheirBytes() {
		List<BsonDocument> sent = new CopyOnWriteArrayList<>();
		CommandListener listener = new CommandListener() {

			@Override
			public void commandStarted(CommandStartedEvent event) {
				if (event.getCommand().isString(event.getCommandName())) {
					sent.add(event.getCommand().clone());
				}
			}

		};
		try (MongoClient client = MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(mongo.uri()))
			.addCommandListener(listener)
			.build())) {
			MongoOperations operations = PlainTemplate.over(client.getDatabase(mongo.databaseName()));
			operations.exists(PlainTemplate.query(), COLLECTION);
			operations.find(PlainTemplate.query(), Document.class, COLLECTION);
			operations.findOne(PlainTemplate.query(), Document.class, COLLECTION);
		}
		assertThat(sent).extracting(BsonDocument::getFirstKey).containsExactly("aggregate", "find", "find");
		assertThat(sent).allSatisfy(
				(each) -> assertThat(each.getDocument("collation").getString("locale").getValue()).isEqualTo("simple"));
	}

	/**
	 * Something that would be mapped.
	 *
	 * @param name any
	 */
	private record Courier(String name) {
	}

}
