package io.orderarchiver.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.rejects.RejectNames;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.RetryOptions;
import io.orderarchiver.mongo.MongoConnection;
import io.orderarchiver.mongo.MongoTarget;
import io.orderarchiver.testing.Town;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Without a collation of its own, a command is answered by that of the collection. */
@Timeout(180)
class SimpleCollationIT extends RunFixture {

	private final Comparisons comparisons = new Comparisons();

	@BeforeEach
	void overhear() {
		this.archiver = this.archiver.listening(this.comparisons);
	}

	@Test
	void isStatedByEachCommandOfAnArchive() {
		placeAllSorts("first");
		assertThat(this.archiver.archive(ArchiveHarness.pages(3)).total().conflicts()).isPositive();
		mend();
		placeAllSorts("second");
		this.archiver.archive(ArchiveHarness.pages(3));
		this.archiver.archive(ArchiveHarness.options(new Window(Instant.EPOCH, Town.NOON.plus(Duration.ofDays(1))),
				ArchiveMode.ARCHIVE));
		this.comparisons.assertSimple("find", "aggregate", "update", "delete");
	}

	@Test
	void isStatedByEachCommandOfAnArchiveWithoutIndexes() {
		collection("Historique").createIndex(new Document("numero_commande", 1), new IndexOptions().unique(true));
		placeAllSorts("first");
		this.archiver.withoutIndexCreation().archive(ArchiveHarness.pages(3));
		this.comparisons.assertSimple("find", "aggregate", "update");
	}

	@Test
	void isStatedByEachCommandOfADryRun() {
		placeAllSorts("first");
		this.archiver.archive(ArchiveHarness.DRY_RUN);
		this.comparisons.assertSimple("find", "aggregate");
	}

	@Test
	void isStatedByEachCommandOfAWatchThatCatchesUpAndStreams() {
		placeAllSorts("first");
		WatchHarness watcher = this.watcher.overheardBy(this.comparisons);
		watcher.drain();
		mend();
		placeAllSorts("second");
		watcher.drain();
		assertThat(this.town.archive()).hasSizeGreaterThanOrEqualTo(10);
		this.comparisons.assertSimple("find", "aggregate", "update", "delete");
	}

	@Test
	void isStatedByEachCommandOnRejects() {
		placeAllSorts("first");
		archiver(this.mongo.uri()).archive();
		assertThat(this.town.rejects()).hasSizeGreaterThan(2);
		try (MongoConnection connection = MongoConnection
			.open(MongoTarget.of(this.mongo.uri(), this.mongo.databaseName()), List.of(this.comparisons))) {
			ArchiveCollections collections = new ArchiveCollections(connection.database(), CollectionNames.DEFAULT);
			Retries retries = new Retries(new RetrySettings(0, Duration.ofMillis(10)), new StopSignal(),
					Measurements.NONE);
			KeptRejects kept = new KeptRejects(collections, retries);
			kept.countByReason(RejectSelection.ALL);
			kept.list(RejectSelection.ALL, 10);
			kept.countDeletedOrders(kept.ids(RejectSelection.ALL));
			RejectNames names = new RejectNames(collections, retries);
			names.find(List.of("1"))
				.forEach((id) -> assertThat(kept.find(id).isPresent() && kept.orderState(id) != null).isTrue());
			kept.drop(names.find(List.of("1")));
		}
		this.comparisons.assertSimple("find", "aggregate", "delete");
		mend();
		this.archiver.retry(new RetryOptions(RejectSelection.ALL, ArchiveMode.ARCHIVE, 2), new StopSignal(),
				new ArchiveHarness.Recorder());
		this.comparisons.assertSimple("find", "aggregate", "update", "delete");
	}

	/**
	 * New, known, in conflict, without a number or a date, and archived by another tool.
	 */
	private void placeAllSorts(String prefix) {
		for (int i = 0; i < 5; i++) {
			this.town.place(this.town.order(prefix + i));
		}
		this.town.place(this.town.order(prefix + 0));
		this.town.place(this.town.order(" ").append("_id", prefix.length()));
		this.town.place(this.town.order(" ").append("_id", prefix.equals("first") ? 1 : 2));
		this.town.place(this.town.order(prefix + "-undated").append("date_commande", null));
		Document foreign = this.town.order(prefix + "-foreign");
		this.town.insert("Historique",
				new Document("_id", new ObjectId()).append("numero_commande", prefix + "-foreign")
					.append("id_commande", foreign.getObjectId("_id").toHexString()));
		this.town.place(foreign);
	}

	/** Delivers what was rejected, with a number. */
	private void mend() {
		collection("Commande").updateMany(Filters.eq("numero_commande", " "), Updates.set("status", "en livraison"));
		for (int id : List.of(1, 5)) {
			collection("Commande").updateOne(Filters.eq("_id", id),
					Updates.combine(Updates.set("numero_commande", "mended-" + id), Updates.set("status", "livrée")));
		}
	}

	/** Overhears commands that compare values of a collection. */
	private static final class Comparisons implements CommandListener {

		private final Set<String> seen = new ConcurrentSkipListSet<>();

		private final List<String> withoutSimpleCollation = new CopyOnWriteArrayList<>();

		@Override
		public void commandStarted(CommandStartedEvent event) {
			String name = event.getCommandName();
			BsonDocument command = event.getCommand();
			if (!command.isString(name)) {
				return;
			}
			List<BsonValue> comparing = switch (name) {
				case "find", "aggregate", "count", "distinct", "findAndModify" -> List.of(command);
				case "update" -> statements(event, "updates");
				case "delete" -> statements(event, "deletes");
				default -> List.of();
			};
			comparing.forEach((each) -> overhear(name, command, each.asDocument()));
		}

		private static List<BsonValue> statements(CommandStartedEvent event, String field) {
			return new ArrayList<>(event.getCommand().getArray(field));
		}

		private void overhear(String name, BsonDocument command, BsonDocument comparing) {
			this.seen.add(name);
			BsonDocument collation = comparing.getDocument("collation", new BsonDocument());
			if (!new BsonString("simple").equals(collation.get("locale"))) {
				this.withoutSimpleCollation.add(name + " " + command.getString(name).getValue() + " "
						+ Stream.of("filter", "pipeline", "query", "q")
							.filter(comparing::containsKey)
							.map(comparing::get)
							.toList());
			}
		}

		void assertSimple(String... expected) {
			assertThat(this.seen).contains(expected);
			assertThat(this.withoutSimpleCollation.stream().distinct()).isEmpty();
		}

	}

}
