package io.orderarchiver.archive.find;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.ArchivePages.Page;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.testing.DatabaseFixture;
import io.orderarchiver.testing.Town;
import org.bson.BsonDateTime;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The archive is read over _ids of all types, and on from wherever a reader came to. */
class ArchivePagesIT extends DatabaseFixture {

	private List<Object> ids() {
		List<Object> ids = new ArrayList<>(List.of(5, 7L, 6.5, -1, "a", "b", "é", "", new ObjectId(), new ObjectId(),
				new Document("r", 1).append("n", 2), new Document("n", 2).append("r", 1), new Document(),
				new Binary("x".getBytes(StandardCharsets.UTF_8)), true, false, Date.from(Town.NOON),
				new BsonDateTime(-5)));
		if (this.mongo.isReal()) {
			// The embedded server cannot sort these.
			ids.addAll(List.of(Decimal128.parse("8.25"), new BsonMinKey(), new BsonMaxKey(), new BsonTimestamp(7, 7),
					new Binary((byte) 4, new byte[16]), Double.NaN));
		}
		return ids;
	}

	private ArchivePages pages(int size, @Nullable String checkpoint) {
		return pages(size, IdRange.ALL, checkpoint);
	}

	private ArchivePages pages(int size, IdRange range, @Nullable String checkpoint) {
		return new ArchivePages(collections(), retries(), List.of("_id"), size, range, checkpoint);
	}

	private ArchiveCollections collections() {
		return new ArchiveCollections(this.mongo.database(), CollectionNames.DEFAULT);
	}

	private static Retries retries() {
		return new Retries(new RetrySettings(0, Duration.ofMillis(10)), new StopSignal(), Measurements.NONE);
	}

	private static List<RawValue> idsOf(Page page) {
		return page.documents()
			.stream()
			.map((document) -> Objects.requireNonNull(RawValue.in(document, "_id")))
			.toList();
	}

	private static List<RawValue> readAll(ArchivePages pages) {
		try (pages) {
			return Stream.generate(pages::next)
				.takeWhile(Optional::isPresent)
				.flatMap((page) -> idsOf(page.orElseThrow()).stream())
				.toList();
		}
	}

	@Test
	void goesOnBehindAnyIdOfAnyType() {
		this.mongo.database().drop();
		List<Document> rows = new ArrayList<>();
		ids().forEach((id) -> rows.add(new Document("_id", id).append("numero_commande", "CMD-" + rows.size())));
		collection("Historique").insertMany(rows);
		List<RawValue> all = readAll(pages(100, null));
		assertThat(all).hasSameSizeAs(rows).doesNotHaveDuplicates();
		assertThat(readAll(pages(1, null))).isEqualTo(all);
		try (ArchivePages first = pages(1, null)) {
			for (int read = 1; read <= all.size(); read++) {
				String checkpoint = first.next().orElseThrow().checkpoint();
				List<RawValue> rest = readAll(pages(3, checkpoint));
				assertThat(rest).as("behind %s", checkpoint)
					.endsWith(all.subList(read, all.size()).toArray(RawValue[]::new));
				if (this.mongo.isReal()) {
					// The embedded server may begin anew, which costs time alone.
					assertThat(rest).as("behind %s", checkpoint).hasSizeLessThanOrEqualTo(all.size() - read + 1);
				}
			}
		}
	}

	@Test
	void rangesBetweenCutsHoldEachIdOfAnyTypeOnceAndAreOfAboutEqualSize() {
		this.mongo.database().drop();
		List<Document> rows = new ArrayList<>();
		List<Object> ids = new ArrayList<>(ids());
		for (int i = 0; i < 400; i++) {
			ids.add((i % 2 == 0) ? "id-%03d".formatted(i) : (Object) new ObjectId());
		}
		ids.forEach((id) -> rows.add(new Document("_id", id).append("numero_commande", "CMD-" + rows.size())));
		collection("Historique").insertMany(rows);
		List<String> bounds = new IdCuts(collections(), retries(), new StopSignal()).bounds(2);
		assertThat(bounds).hasSizeBetween(7, 15);
		List<RawValue> all = new ArrayList<>();
		String from = null;
		for (int i = 0; i <= bounds.size(); i++) {
			String to = (i < bounds.size()) ? bounds.get(i) : null;
			List<RawValue> range = readAll(pages(3, new IdRange(from, to), null));
			assertThat(range).as("from %s to %s", from, to).hasSizeBetween(1, rows.size() / 8);
			all.addAll(range);
			from = to;
		}
		assertThat(all).isEqualTo(readAll(pages(100, null)));
	}

	@Test
	void aRangeIsReadOnFromWhereverAReaderCameTo() {
		this.mongo.database().drop();
		for (int i = 0; i < 30; i++) {
			collection("Historique").insertOne(new Document("_id", i).append("numero_commande", "CMD-" + i));
		}
		IdRange range = new IdRange("{\"_id\": 10}", "{\"_id\": 20}");
		try (ArchivePages first = pages(4, range, null)) {
			String checkpoint = first.next().orElseThrow().checkpoint();
			assertThat(readAll(pages(4, range, checkpoint)))
				.containsExactlyElementsOf(readAll(pages(4, range, null)).subList(3, 10));
		}
	}

	@Test
	void aSmallArchiveIsNotCut() {
		this.mongo.database().drop();
		for (int i = 0; i < 12; i++) {
			collection("Historique").insertOne(new Document("_id", i).append("numero_commande", "CMD-" + i));
		}
		assertThat(new IdCuts(collections(), retries(), new StopSignal()).bounds(4)).isEmpty();
	}

}
