package io.orderarchiver.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.seal.WrittenSeal.Signing;
import io.orderarchiver.testing.DatabaseFixture;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SealWriterIT extends DatabaseFixture {

	private static final int ORDERS = 100_000;

	private static final int DAYS = 400;

	private static final int BATCH = 5000;

	private static final Instant FIRST = Instant.parse("2024-01-01T12:00:00Z");

	private WrittenSeal seal(String name, int pageSize, ZoneId zone) throws IOException {
		ArchiveCollections collections = new ArchiveCollections(this.mongo.database(), CollectionNames.DEFAULT);
		Retries retries = new Retries(new RetrySettings(0, Duration.ofMillis(1)), new StopSignal(), Measurements.NONE);
		SealDirectory directory = new SealDirectory(this.home.resolve(name));
		try (ArchivePages pages = new ArchivePages(collections, retries, List.of(), pageSize);
				SealWriter writer = SealWriter.begin(directory, Window.ALL, zone, 1)) {
			for (Optional<ArchivePages.Page> page = pages.next(); page.isPresent(); page = pages.next()) {
				writer.add(page.get().documents());
			}
			return writer.finish(
					new SealedRun("target", "Historique", null, null, zone.getId(), 1, Instant.now().toString(),
							Instant.now().toString(), "test", writer.archivedOrders(), 0, 0, Map.of(), null),
					Optional.empty());
		}
	}

	private Map<String, String> dayFiles(String name) throws IOException {
		Map<String, String> digests = new TreeMap<>();
		try (Stream<Path> files = Files.list(this.home.resolve(name))) {
			for (Path file : files.filter((each) -> SealDay.isFileName(each.getFileName().toString())).toList()) {
				digests.put(file.getFileName().toString(), Digests.of(file));
			}
		}
		return digests;
	}

	@Test
	void manyOrdersSealedTwiceHaveTheSameDayFiles() throws IOException {
		for (int from = 0; from < ORDERS; from += BATCH) {
			List<Document> batch = new ArrayList<>();
			for (int i = from; i < from + BATCH; i++) {
				batch
					.add(new Document("_id", "%08x".formatted(Integer.reverse(i))).append("numero_commande", "CMD-" + i)
						.append("date_commande", Date.from(FIRST.plus(Duration.ofDays(i % DAYS)))));
			}
			collection("Historique").insertMany(batch);
		}
		WrittenSeal first = seal("first", 1000, ZoneId.of("UTC"));
		WrittenSeal second = seal("second", 777, ZoneId.of("UTC"));
		assertThat(first.archivedOrders()).isEqualTo(second.archivedOrders()).isEqualTo(ORDERS);
		assertThat(first.signing()).isEqualTo(Signing.UNSIGNED);
		assertThat(first.digest()).isNotEqualTo(second.digest());
		assertThat(dayFiles("first")).hasSize(DAYS).isEqualTo(dayFiles("second"));
		List<String> ids = Files.readAllLines(this.home.resolve("first").resolve("2024-01-01.sha256"))
			.stream()
			.map((line) -> line.substring(66))
			.toList();
		assertThat(ids).hasSize(ORDERS / DAYS).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void aDayIsOneOfTheZone() throws IOException {
		collection("Historique").insertOne(
				new Document("_id", 1).append("date_commande", Date.from(Instant.parse("2025-03-29T23:30:00Z"))));
		collection("Historique")
			.insertOne(new Document("_id", 2).append("date_commande", Date.from(Instant.ofEpochMilli(Long.MAX_VALUE))));
		seal("paris", 10, ZoneId.of("Europe/Paris"));
		assertThat(dayFiles("paris")).containsOnlyKeys("2025-03-30.sha256", "+292278994-08-17.sha256");
	}

}
