package io.orderarchiver.archive.keys;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.orderarchiver.archive.keys.KeyPartition.Dates;
import io.orderarchiver.archive.keys.KeyRange.Access;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyRangeTests {

	private static final Window JANUARY = new Window(Instant.parse("2025-01-01T00:00:00Z"),
			Instant.parse("2025-02-01T00:00:00Z"));

	private static final long THE_TENTH = Instant.parse("2025-01-10T00:00:00Z").toEpochMilli();

	@Test
	void aRunOverEverythingReadsTheUndatedThenAllDates() {
		List<KeyRange> plan = KeyRange.plan(KeyPartition.whole(Window.ALL), null);
		assertThat(plan).hasSize(5)
			.extracting(KeyRange::access)
			.endsWith(Access.SORTED)
			.containsOnlyOnce(Access.SORTED);
		assertThat(dates(plan.get(0))).isEqualTo(BsonDocument.parse("{$eq: null}").get("$eq"));
		assertThat(dates(plan.get(4)))
			.isEqualTo(BsonDocument.parse("{$gte: {$date: {$numberLong: '%d'}}}".formatted(Long.MIN_VALUE)));
	}

	@Test
	void theUndatedAreAllThatAreNoDate() {
		BsonDocument others = filter(KeyRange.undated().get(2)).getArray("$and").get(1).asDocument();
		Set<BsonValue> names = new HashSet<>(others.getDocument("date_commande").getArray("$type"));
		int nullArrayDateAndEndOfDocument = 4;
		assertThat(names).hasSize(BsonType.values().length - nullArrayDateAndEndOfDocument)
			.extracting((name) -> name.asString().getValue())
			.contains("string", "long", "object", "minKey", "maxKey")
			.doesNotContain("date", "null", "array");
	}

	@Test
	void aWindowIsReadFromItsFirstInstantToBeforeItsLast() {
		List<KeyRange> plan = KeyRange.plan(KeyPartition.whole(JANUARY), null);
		assertThat(plan).singleElement().extracting(KeyRange::access).isEqualTo(Access.SORTED);
		assertBetween(plan.get(0), "2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z");
	}

	@Test
	void aPartitionLeavesWhatLiesBeforeItsCheckpointToTheSweep() {
		KeyPartition january = new KeyPartition("01", Dates.DATED, JANUARY);
		assertThat(KeyRange.plan(january, THE_TENTH)).singleElement()
			.satisfies((range) -> assertBetween(range, "2025-01-10T00:00:00Z", "2025-02-01T00:00:00Z"));
		assertThat(january.before(Instant.ofEpochMilli(THE_TENTH)))
			.hasValueSatisfying((behind) -> assertBetween(KeyRange.plan(behind, null).get(0), "2025-01-01T00:00:00Z",
					"2025-01-10T00:00:00Z"));
	}

	@Test
	void datedAndUndatedPartitionsReadNothingTwice() {
		assertThat(KeyRange.plan(KeyPartition.undated(), null)).extracting(KeyRange::access)
			.doesNotContain(Access.SORTED);
		assertThat(KeyRange.plan(new KeyPartition("01", Dates.DATED, Window.ALL), null)).extracting(KeyRange::access)
			.containsExactly(Access.SORTED);
	}

	@Test
	void aResumedRunOverEverythingReadsTheUndatedAgain() {
		assertThat(KeyRange.plan(KeyPartition.whole(Window.ALL), THE_TENTH)).extracting(KeyRange::access)
			.containsExactly(Access.HINTED, Access.HINTED, Access.HINTED, Access.WITHIN_ARRAYS, Access.SORTED);
	}

	@Test
	void aLostCursorIsOpenedAgainAtTheDateItCameTo() {
		KeyRange behind = KeyRange.behind(KeyPartition.whole(JANUARY), THE_TENTH);
		assertThat(behind.access()).isEqualTo(Access.SORTED);
		assertBetween(behind, "2025-01-10T00:00:00Z", "2025-02-01T00:00:00Z");
	}

	@Test
	void withoutAnIndexOneQueryReadsTheWholeWindow() {
		KeyRange january = KeyRange.unsorted(KeyPartition.whole(JANUARY));
		assertThat(january.access()).isEqualTo(Access.UNSORTED);
		assertBetween(january, "2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z");
		assertThat(filter(KeyRange.unsorted(KeyPartition.whole(Window.ALL))).toJson()).contains("livrée")
			.doesNotContain("date_commande");
	}

	@Test
	void onlyDeliveredOrdersAreRead() {
		List<KeyRange> ranges = KeyRange.plan(KeyPartition.whole(Window.ALL), THE_TENTH);
		assertThat(ranges).allSatisfy((range) -> assertThat(filter(range).toJson()).contains("\"status\": \"livrée\""));
	}

	private static void assertBetween(KeyRange range, String from, String to) {
		assertThat(filter(range).toJson()).contains("{\"date_commande\": {\"$gte\": {\"$date\": \"" + from + "\"}}}")
			.contains("{\"date_commande\": {\"$lt\": {\"$date\": \"" + to + "\"}}}");
	}

	private static @Nullable BsonValue dates(KeyRange range) {
		return filter(range).getArray("$and").get(1).asDocument().get("date_commande");
	}

	private static BsonDocument filter(KeyRange range) {
		return range.filter().toBsonDocument();
	}

}
