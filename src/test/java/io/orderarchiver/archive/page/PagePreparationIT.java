package io.orderarchiver.archive.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.page.PagePreparation.PartOfPage;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.testing.TownFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How much of a page is in memory at once. */
class PagePreparationIT extends TownFixture {

	@ParameterizedTest
	@CsvSource({ "4, 8", "64, 1" })
	void theMoreShareTheMemoryTheFewerLargeOrdersAreLookedUpAtOnce(int sharers, int most) {
		String address = "x".repeat(1024 * 1024);
		for (int i = 0; i < 24; i++) {
			this.town.place(this.town.order("CMD-" + i).append("adresse_livraison", address));
		}
		List<Integer> parts = sizesOfParts(sharers);
		assertThat(parts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(24);
		assertThat(parts.subList(1, parts.size())).as("once it is known how large they are")
			.isNotEmpty()
			.allMatch((part) -> part <= most);
	}

	@Test
	void smallOrdersAreLookedUpByWholePagesOnceItIsKnownHowSmallTheyAre() {
		this.town.place(2000);
		assertThat(sizesOfParts(4)).hasSizeLessThanOrEqualTo(2);
	}

	private List<Integer> sizesOfParts(int sharers) {
		ArchiveCollections collections = new ArchiveCollections(this.mongo.database(), CollectionNames.DEFAULT);
		Retries retries = new Retries(new RetrySettings(1, Duration.ofMillis(1)), new StopSignal(), Measurements.NONE);
		PagePreparation preparation = PagePreparation.sharingMemory(collections, OrderReads.latest(collections),
				retries, ArchiveSearches.always(), Measurements.NONE, sharers);
		List<OrderKey> keys = collections.rawOrders().find().map(OrderKey::of).into(new ArrayList<>());
		List<Integer> sizes = new ArrayList<>();
		while (!keys.isEmpty()) {
			PartOfPage part = preparation.prepareSome(keys);
			sizes.add(part.page().orders().size());
			keys = part.left();
		}
		return sizes;
	}

}
