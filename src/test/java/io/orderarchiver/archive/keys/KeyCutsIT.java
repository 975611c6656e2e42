package io.orderarchiver.archive.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.indexes.ArchiveIndexes;
import io.orderarchiver.archive.indexes.ArchiveIndexes.Creation;
import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.testing.TestMongo;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** How the delivered orders of a run are cut into partitions. */
class KeyCutsIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(KeyCutsIT.class);

	private static final Instant NEW_YEAR = Instant.parse("2025-01-01T00:00:00Z");

	private static final int PAGE = 4;

	private final ArchiveCollections collections = new ArchiveCollections(mongo.database(), CollectionNames.DEFAULT);

	private final StopSignal stop = new StopSignal();

	private final Retries retries = new Retries(new RetrySettings(1, Duration.ofMillis(1)), new StopSignal(),
			Measurements.NONE);

	private int orders;

	@BeforeEach
	void empty() {
		mongo.drop();
	}

	@Test
	void partitionsAreOfAboutEqualSizeAndHoldEachOrderOnce() {
		placeInRandomOrder(1000);
		place(BsonNull.VALUE);
		List<KeyPartition> partitions = cut(Window.ALL);
		assertThat(partitions).hasSizeBetween(8, 65);
		assertThat(partitions.get(0).dates()).isEqualTo(Dates.UNDATED);
		List<Integer> sizes = partitions.stream().map(this::size).toList();
		assertThat(sizes.stream().mapToInt(Integer::intValue).sum()).isEqualTo(1001);
		int most = sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
		assertThat(most).as("the largest of %s", sizes).isLessThanOrEqualTo(1000 / 8);
	}

	@Test
	void partitionsMeetAtTheirBoundsAndCoverAllDates() {
		placeInRandomOrder(300);
		List<KeyPartition> dated = cut(Window.ALL).stream()
			.filter((partition) -> partition.dates() == Dates.DATED)
			.toList();
		assertThat(dated.get(0).window().from()).isNull();
		assertThat(dated.get(dated.size() - 1).window().to()).isNull();
		for (int i = 1; i < dated.size(); i++) {
			assertThat(dated.get(i).window().from()).isEqualTo(dated.get(i - 1).window().to());
		}
	}

	@Test
	void aDateThatManyOrdersShareIsNeverCut() {
		for (int i = 0; i < 100; i++) {
			place(date(0));
			place(date(1));
		}
		place(date(2));
		List<KeyPartition> partitions = cut(Window.ALL);
		assertThat(partitions.stream().map(this::size)).containsExactly(0, 100, 100, 1);
	}

	@Test
	void theLastDateThatBsonHasEndsTheCuts() {
		for (int i = 0; i < PAGE * 10; i++) {
			place(date(0));
			place(new BsonDateTime(Long.MAX_VALUE));
			place(new BsonDateTime(Long.MIN_VALUE));
		}
		List<KeyPartition> partitions = cut(Window.ALL);
		assertThat(partitions.stream().map(this::size)).containsExactly(0, PAGE * 10, PAGE * 10, PAGE * 10);
	}

	@Test
	void aWindowIsCutWithinItsBounds() {
		placeInRandomOrder(600);
		Window window = new Window(NEW_YEAR.plusSeconds(100), NEW_YEAR.plusSeconds(300));
		List<KeyPartition> partitions = cut(window);
		assertThat(partitions).hasSizeGreaterThan(8)
			.allSatisfy((partition) -> assertThat(partition.dates()).isEqualTo(Dates.DATED));
		assertThat(partitions.get(0).window().from()).isEqualTo(window.from());
		assertThat(partitions.get(partitions.size() - 1).window().to()).isEqualTo(window.to());
		assertThat(partitions.stream().mapToInt(this::size).sum()).isEqualTo(200);
	}

	@Test
	void manyOrdersAreCutIntoNoMoreThanSixtyFourPartitionsAndTheUndated() {
		placeInRandomOrder(PAGE * 24 * 80);
		assertThat(cut(Window.ALL)).hasSizeBetween(32, 65);
	}

	@Test
	void whatWouldBeShortPartitionsBecomesFew() {
		placeInRandomOrder(PAGE * 3 * 40);
		assertThat(cut(Window.ALL)).hasSizeBetween(9, 17);
	}

	@Test
	void fewOrdersAreNotCut() {
		placeInRandomOrder(PAGE * 3);
		assertThat(cut(Window.ALL)).containsExactly(KeyPartition.whole(Window.ALL));
	}

	@Test
	void withoutItsIndexNothingIsCut() {
		placeInRandomOrder(200);
		assertThat(new KeyCuts(OrderReads.latest(this.collections), this.retries, this.stop).cut(Window.ALL, PAGE))
			.containsExactly(KeyPartition.whole(Window.ALL));
	}

	@Test
	void anArrayAmongTheDatesMeansOnePartition() {
		placeInRandomOrder(200);
		place(new BsonArray(List.of(date(5), date(100))));
		assertThat(cut(Window.ALL)).containsExactly(KeyPartition.whole(Window.ALL));
	}

	@Test
	void aStopEndsTheCutting() {
		placeInRandomOrder(200);
		this.stop.request();
		assertThatExceptionOfType(StopRequestedException.class).isThrownBy(() -> cut(Window.ALL));
	}

	private List<KeyPartition> cut(Window window) {
		new ArchiveIndexes(this.collections, Creation.CREATE_MISSING).ensure();
		return new KeyCuts(OrderReads.latest(this.collections), this.retries, this.stop).cut(window, PAGE);
	}

	private int size(KeyPartition partition) {
		int size = 0;
		try (KeyPages pages = new KeyPages(OrderReads.latest(this.collections), this.retries, partition, null, PAGE)) {
			for (Optional<KeyPage> page = pages.next(); page.isPresent(); page = pages.next()) {
				size += page.get().keys().size();
			}
		}
		return size;
	}

	private void placeInRandomOrder(int count) {
		List<BsonDocument> documents = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			documents.add(order(date(i)));
		}
		Collections.shuffle(documents, new Random(7));
		this.collections.orders().insertMany(documents);
	}

	private void place(BsonValue date) {
		this.collections.orders().insertOne(order(date));
	}

	private BsonDocument order(BsonValue date) {
		int number = ++this.orders;
		return new BsonDocument("_id", new BsonInt32(number)).append("numero_commande", new BsonString("CMD-" + number))
			.append("status", new BsonString("livrée"))
			.append("date_commande", date);
	}

	private static BsonDateTime date(int second) {
		return new BsonDateTime(NEW_YEAR.plusSeconds(second).toEpochMilli());
	}

}
