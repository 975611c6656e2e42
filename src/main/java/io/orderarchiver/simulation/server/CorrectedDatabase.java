package io.orderarchiver.simulation.server;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.backend.memory.MemoryCollection;
import de.bwaldvogel.mongo.backend.memory.MemoryDatabase;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import io.orderarchiver.order.OrderFields;
import org.jspecify.annotations.Nullable;

/**
 * One database of the {@link CorrectedBackend}: batches as small as asked for and never
 * above 16 MB, joins of a page that do not read the whole collection, hints that are
 * checked, bounds in the index of _id, every BSON type known by name, validators, an
 * honest count of inserted documents, and a log of everything that is written.
 */
final class CorrectedDatabase extends MemoryDatabase {

	/** The number of a type in BSON. */
	private static final int ARRAY = 4;

	/** What MongoDB's first batch holds when the client does not say. */
	private static final int DEFAULT_BATCH_SIZE = 101;

	private final OperationLog log;

	CorrectedDatabase(String databaseName, CursorRegistry cursorRegistry, OperationLog log) {
		super(databaseName, cursorRegistry);
		this.log = log;
	}

	@Override
	public Document handleCommand(Channel channel, String command, Document query, DatabaseResolver databases,
			Oplog oplog) {
		return switch (command.toLowerCase(Locale.ROOT)) {
			case "find" -> find(query, () -> super.handleCommand(channel, command, query, databases, oplog));
			case "aggregate" -> aggregate(query, databases, oplog,
					() -> super.handleCommand(channel, command, query, databases, oplog));
			case "insert" -> inserted(query, super.handleCommand(channel, command, query, databases, oplog));
			case "create" -> create(query, () -> super.handleCommand(channel, command, query, databases, oplog));
			case "collmod" -> modify(query);
			case "explain" ->
				explain(hasArrayDates(query, (find) -> super.handleCommand(channel, "find", find, databases, oplog)));
			default -> super.handleCommand(channel, command, query, databases, oplog);
		};
	}

	/** Indexes do not know it here: the documents are asked. */
	private static boolean hasArrayDates(Document query, UnaryOperator<Document> find) {
		if (!(query.get("explain") instanceof Document explained)) {
			return true;
		}
		Document arrays = new Document("find", explained.get("find"))
			.append("filter", new Document(OrderFields.DATE, new Document("$type", ARRAY)))
			.append("limit", 1);
		return find.apply(arrays).get("cursor") instanceof Document cursor
				&& cursor.get("firstBatch") instanceof Collection<?> found && !found.isEmpty();
	}

	private static Document explain(boolean arrayDates) {
		Document plan = new Document("stage", "IXSCAN").append("isMultiKey", arrayDates)
			.append("multiKeyPaths",
					new Document(OrderFields.DATE, arrayDates ? List.of(OrderFields.DATE) : List.of()));
		return new Document("queryPlanner", new Document("winningPlan", plan)).append("ok", 1.0);
	}

	private Document find(Document query, Command original) {
		checkHint(text(query, "find"), query.get("hint"));
		if (query.get("filter") instanceof Document filter) {
			query.put("filter", TypeNames.understood(filter));
		}
		// The library would keep the rest by count alone, however large it is.
		Object batchSize = query.remove("batchSize");
		IdBounds bounds = IdBounds.takenFrom(query);
		Document answer = original.run();
		Document cursor = Objects.requireNonNull((Document) answer.get("cursor"));
		cursor.put("firstBatch", bounds.among(documents(cursor, "firstBatch")));
		return paged(answer, batchSize, Boolean.TRUE.equals(query.get("singleBatch")));
	}

	private Document aggregate(Document query, DatabaseResolver databases, Oplog oplog, Command original) {
		List<Document> pipeline = documents(query, "pipeline");
		if (!pipeline.isEmpty() && pipeline.get(0).containsKey("$changeStream")) {
			return new ChangeStreams(this.log, this.cursorRegistry).open(query, pipeline, this, databases);
		}
		String name = text(query, "aggregate");
		checkHint(name, query.get("hint"));
		query.put("pipeline", pipeline.stream().map(TypeNames::understood).toList());
		Object batchSize = (query.get("cursor") instanceof Document cursor) ? cursor.get("batchSize") : null;
		query.put("cursor", new Document());
		MongoCollection<Integer> collection = resolveCollection(name, false);
		if (collection != null && matchOf(pipeline).containsKey("_id")) {
			return paged(aggregateById(collection, query, databases, oplog), batchSize, false);
		}
		return paged(original.run(), batchSize, false);
	}

	/**
	 * The library compares every document of the collection with every id that is asked
	 * for; the index knows the few that can match.
	 */
	private Document aggregateById(MongoCollection<Integer> collection, Document query, DatabaseResolver databases,
			Oplog oplog) {
		List<Document> pipeline = documents(query, "pipeline");
		Aggregation aggregation = Aggregation.fromPipeline(pipeline, databases, this, collection, oplog);
		aggregation.validate(query);
		Document byId = new Document("_id", matchOf(pipeline).get("_id"));
		List<Document> all = aggregation.runStagesAsStream(collection.handleQueryAsStream(byId)).toList();
		Document cursor = new Document("id", 0L).append("ns", collection.getFullName()).append("firstBatch", all);
		return new Document("cursor", cursor).append("ok", 1.0);
	}

	private static Document matchOf(List<Document> pipeline) {
		boolean matches = !pipeline.isEmpty() && pipeline.get(0).get("$match") instanceof Document;
		return matches ? Objects.requireNonNull((Document) pipeline.get(0).get("$match")) : new Document();
	}

	private Document paged(Document answer, @Nullable Object batchSize, boolean singleBatch) {
		Document cursor = Objects.requireNonNull((Document) answer.get("cursor"));
		List<Document> all = documents(cursor, "firstBatch");
		int size = (batchSize instanceof Number number) ? number.intValue() : DEFAULT_BATCH_SIZE;
		PagedCursor rest = new PagedCursor(this.cursorRegistry.generateCursorId(), all);
		cursor.put("firstBatch", rest.takeDocuments(size));
		if (!rest.isEmpty() && !singleBatch) {
			this.cursorRegistry.add(rest);
			cursor.put("id", rest.getId());
		}
		return answer;
	}

	private void checkHint(String collectionName, @Nullable Object hint) {
		if (hint == null || resolveCollection(collectionName, false) == null || Hint.ofNoIndex(hint)) {
			return;
		}
		for (Document index : Objects.requireNonNull(this.indexes.get()).queryAll()) {
			if (getFullCollectionNamespace(collectionName).equals(index.get("ns")) && Hint.names(hint, index)) {
				return;
			}
		}
		throw new MongoServerError(2, "BadValue", "error processing query: ns="
				+ getFullCollectionNamespace(collectionName) + ": planner returned error: bad hint");
	}

	private static Document inserted(Document query, Document answer) {
		if (answer.get("writeErrors") instanceof List<?> errors) {
			int attempted = documents(query, "documents").size();
			boolean ordered = !Boolean.FALSE.equals(query.get("ordered"));
			answer.put("n", ordered ? ((Document) errors.get(0)).get("index") : (Object) (attempted - errors.size()));
		}
		return answer;
	}

	private Document create(Document query, Command original) {
		Validator validator = Validator.of(query.get("validator"));
		Document answer = original.run();
		collection(text(query, "create")).validateBy(validator);
		return answer;
	}

	private Document modify(Document query) {
		collection(text(query, "collMod")).validateBy(Validator.of(query.get("validator")));
		return new Document("ok", 1.0);
	}

	private CorrectedCollection collection(String name) {
		if (resolveCollection(name, false) instanceof CorrectedCollection collection) {
			return collection;
		}
		throw new MongoServerError(26, "NamespaceNotFound", "ns does not exist: " + getFullCollectionNamespace(name));
	}

	private static String text(Document query, String field) {
		return String.valueOf(query.get(field));
	}

	@SuppressWarnings("unchecked")
	private static List<Document> documents(Document container, String field) {
		return (List<Document>) Objects.requireNonNull(container.get(field));
	}

	@Override
	protected MemoryCollection openOrCreateCollection(String collectionName, CollectionOptions options) {
		return new CorrectedCollection(this, collectionName, options, this.cursorRegistry);
	}

	@Override
	public void dropCollection(String collectionName, Oplog oplog) {
		super.dropCollection(collectionName, oplog);
		if (!CorrectedCollection.isSystem(collectionName)) {
			this.log.append(Change.Type.DROP, new Namespace(getDatabaseName(), collectionName), new Document());
		}
	}

	@Override
	public void moveCollection(MongoDatabase oldDatabase, MongoCollection<?> collection, String newCollectionName) {
		Namespace from = new Namespace(oldDatabase.getDatabaseName(), collection.getCollectionName());
		super.moveCollection(oldDatabase, collection, newCollectionName);
		Document to = new Namespace(getDatabaseName(), newCollectionName).toDocument();
		this.log.append(Change.Type.RENAME, from, new Document("to", to));
	}

	OperationLog log() {
		return this.log;
	}

	/** Without the warning that such an index speeds nothing up here. */
	@Override
	protected Index<Integer> openOrCreateSecondaryIndex(String collectionName, String indexName, List<IndexKey> keys,
			boolean sparse) {
		return new EmptyIndex<>(indexName, keys);
	}

	/** The library's own way to run the command at hand. */
	@FunctionalInterface
	private interface Command {

		Document run();

	}

}
