package io.orderarchiver.simulation.town;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.simulation.data.DataSet;
import io.orderarchiver.simulation.data.DimensionGenerator;
import io.orderarchiver.simulation.data.GeneratedData;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.data.OrderGenerator;
import io.orderarchiver.simulation.data.OrderStatus;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.batch.core.job.JobInterruptedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What happens in a running town, as its time is made to go by. */
class RunningTownTests {

	private static final Instant NOON = Instant.parse("2026-03-15T12:00:00Z");

	private static final GenerationOptions OPTIONS = GenerationOptions.ofSeed(8).withMissing(0.3);

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private long nanos = -SECOND;

	private Consumer<Duration> pause = (wait) -> this.nanos += wait.toNanos();

	@ParameterizedTest
	@CsvSource({ "1, 60", "3, 100", "5, 60", "7, 13", "500, 10", "1000, 20" })
	void deliversAtTheRateThatWasAskedFor(int rate, int seconds) throws Exception {
		LiveRoundReader town = town(rate, Duration.ofSeconds(seconds));
		Map<Long, Integer> perSecond = new HashMap<>();
		for (LiveRound round = town.read(); round != null; round = town.read()) {
			perSecond.merge((this.nanos - 1) / SECOND, (int) delivered(round), Integer::sum);
		}
		assertThat(perSecond.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(rate * seconds);
		assertThat(perSecond).hasSize(seconds).allSatisfy((second, orders) -> assertThat(orders).isEqualTo(rate));
	}

	@Test
	void anOrderOnlyEverMovesForwardAndInTheEndIsDeliveredOrCancelled() throws Exception {
		Map<BsonDocument, List<OrderStatus>> lives = new HashMap<>();
		for (LiveRound round : rounds(town(50, Duration.ofSeconds(60)))) {
			assertThat(round.moves()).extracting((move) -> move.order().document()).doesNotHaveDuplicates();
			for (LiveRound.Move move : round.moves()) {
				List<OrderStatus> life = lives.computeIfAbsent(move.order().document(), (order) -> new ArrayList<>());
				assertThat(move.before()).isEqualTo(life.isEmpty() ? null : life.get(life.size() - 1));
				life.add(move.order().status());
			}
		}
		Set<List<OrderStatus>> ended = new HashSet<>();
		lives.values().stream().filter((life) -> life.get(life.size() - 1).isFinal()).forEach(ended::add);
		assertThat(ended).containsExactlyInAnyOrder(
				List.of(OrderStatus.PENDING, OrderStatus.PREPARING, OrderStatus.ON_ITS_WAY, OrderStatus.DELIVERED),
				List.of(OrderStatus.PENDING, OrderStatus.CANCELLED),
				List.of(OrderStatus.PENDING, OrderStatus.PREPARING, OrderStatus.CANCELLED));
		assertThat(lives.values()).filteredOn((life) -> life.contains(OrderStatus.CANCELLED))
			.hasSizeBetween(3000 / 30, 3000 / 10);
		assertThat(lives.values()).filteredOn((life) -> !life.get(life.size() - 1).isFinal()).isNotEmpty();
	}

	@Test
	void anOrderIsOrderedNowAndHasANumberOfItsOwn() throws Exception {
		LiveRound.Move created = rounds(town(5, Duration.ofSeconds(1))).get(0).moves().get(0);
		BsonDocument order = created.order().document();
		assertThat(created.before()).isNull();
		assertThat(order.getString("status").getValue()).isEqualTo("en attente");
		assertThat(order.getString("numero_commande").getValue()).matches("CMD-2026-L[0-9A-Z]{7}-0001");
		assertThat(order.getObjectId("_id").getValue().toHexString()).startsWith(GeneratedData.ID_PREFIX);
		assertThat(order.getDateTime("date_commande").getValue()).isEqualTo(NOON.toEpochMilli());
		assertThat(order.keySet())
			.isEqualTo(new OrderGenerator(OPTIONS, new DimensionGenerator(OPTIONS)).order(0).document().keySet());
	}

	@Test
	void ordersThatLackTheirDateAreNotGivenOne() throws Exception {
		List<BsonDocument> undated = rounds(town(100, Duration.ofSeconds(10))).stream()
			.flatMap((round) -> round.moves().stream())
			.map((move) -> move.order().document())
			.filter((order) -> !order.isDateTime("date_commande"))
			.toList();
		assertThat(undated).isNotEmpty();
	}

	@Test
	void theSameSeedLivesTheSameLifeUnderOtherNumbers() throws Exception {
		List<LiveRound> first = rounds(town(20, Duration.ofSeconds(10)));
		this.nanos = 0;
		List<LiveRound> second = rounds(town(20, Duration.ofSeconds(10), NOON.plusMillis(100)));
		assertThat(second).hasSameSizeAs(first);
		assertThat(keys(second)).doesNotContainAnyElementsOf(keys(first)).hasSameSizeAs(keys(first));
		assertThat(second.stream().flatMap((round) -> round.moves().stream()).map(RunningTownTests::fate).toList())
			.isEqualTo(first.stream().flatMap((round) -> round.moves().stream()).map(RunningTownTests::fate).toList());
	}

	@Test
	void numbersAndIdsAreThoseOfNoOrderThatIsNotLive() {
		Opening opening = new Opening(NOON);
		DataSet plain = DataSet.of(OPTIONS);
		assertThat(opening.orderNumber(0)).isNotEqualTo(plain.orderNumber(0));
		assertThat(opening.orderNumber(0)).as("longer than those of any data set")
			.hasSizeGreaterThan(new DataSet(-1).orderNumber(0).length());
		assertThat(opening.orderId(5).toHexString().charAt(16)).isEqualTo('5');
		assertThat(plain.orderId(5).toHexString().charAt(16)).isEqualTo('0');
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> opening.orderId(1 << 28))
			.withMessageContaining("start another one");
	}

	@Test
	void whatWasMissedInAHoldUpIsMadeUpForInRoundsThatAreNotTooLarge() throws Exception {
		LiveRoundReader town = town(1000, null);
		long delivered = deliveredUntil(town, 5 * SECOND);
		this.nanos += 9 * SECOND;
		delivered += deliveredUntil(town, 15 * SECOND);
		assertThat(delivered).isBetween(14_900L, 15_100L);
	}

	@Test
	void aNightOfSleepIsNotMadeUpFor() throws Exception {
		LiveRoundReader town = town(10, null);
		long delivered = deliveredUntil(town, 5 * SECOND);
		this.nanos += 8 * 3600 * SECOND;
		delivered += deliveredUntil(town, 8 * 3600 * SECOND + 6 * SECOND);
		assertThat(delivered).isBetween(150L, 170L);
	}

	@Test
	void aStopIsSeenWhileTheTownWaits() {
		StopSignal stop = new StopSignal();
		this.pause = stop::pause;
		LiveRoundReader town = town(1, null);
		stop.request();
		assertThatExceptionOfType(JobInterruptedException.class).isThrownBy(() -> deliveredUntil(town, SECOND));
	}

	private LiveRoundReader town(int rate, @Nullable Duration duration) {
		return town(rate, duration, NOON);
	}

	private LiveRoundReader town(int rate, @Nullable Duration duration, Instant opening) {
		DataSet dataSet = DataSet.of(OPTIONS);
		this.nanos = 0;
		return new LiveRoundReader(new TownTime(duration, () -> this.nanos, (wait) -> this.pause.accept(wait)),
				new Timetable(rate, (order) -> OrderStages.draw(dataSet.lifeDraws(order))),
				new LiveOrders(new OrderGenerator(OPTIONS, new DimensionGenerator(OPTIONS)), new Opening(opening),
						Clock.fixed(opening, ZoneOffset.UTC)));
	}

	private static List<LiveRound> rounds(LiveRoundReader town) throws JobInterruptedException {
		List<LiveRound> rounds = new ArrayList<>();
		for (LiveRound round = town.read(); round != null; round = town.read()) {
			rounds.add(round);
		}
		return rounds;
	}

	private long deliveredUntil(LiveRoundReader town, long end) throws JobInterruptedException {
		long delivered = 0;
		while (this.nanos < end) {
			LiveRound round = Objects.requireNonNull(town.read());
			assertThat(round.moves()).hasSizeLessThanOrEqualTo(1000);
			delivered += delivered(round);
		}
		return delivered;
	}

	private static long delivered(LiveRound round) {
		return round.moves().stream().filter((move) -> move.order().status() == OrderStatus.DELIVERED).count();
	}

	private static Set<Object> keys(List<LiveRound> rounds) {
		Set<Object> keys = new HashSet<>();
		rounds.stream().flatMap((round) -> round.moves().stream()).forEach((move) -> {
			keys.add(move.order().document().get("_id"));
			keys.add(move.order().document().get("numero_commande"));
		});
		return keys;
	}

	private static List<Object> fate(LiveRound.Move move) {
		BsonDocument order = move.order().document();
		return List.of(move.order().status(), move.order().defects(), String.valueOf(order.get("id_client")),
				String.valueOf(order.get("id_menu")));
	}

}
