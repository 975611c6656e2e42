package io.orderarchiver.archive.strain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.orderarchiver.archive.strain.Strain.Level;
import io.orderarchiver.archive.strain.StrainWatch.Work;
import io.orderarchiver.testing.PretendingMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a MongoDB says of itself. */
class StrainWatchTests {

	private static final long SECOND = 1_000_000_000L;

	private final PretendingMongo mongo = new PretendingMongo();

	private final MongoClient client = MongoClients.create(this.mongo.uri());

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private long now;

	private final StrainWatch watch = StrainWatch.of(this.client, Duration.ofSeconds(5), () -> this.now);

	@BeforeEach
	void listen() {
		this.log.start();
		logger().setLevel(ch.qos.logback.classic.Level.INFO);
		logger().addAppender(this.log);
	}

	@AfterEach
	void close() {
		logger().detachAppender(this.log);
		logger().setLevel(null);
		this.client.close();
		this.mongo.close();
	}

	@Test
	void whatMayNotBeReadIsLeftOutAndSaidOnce() {
		List.of("serverStatus", "replSetGetConfig")
			.forEach((command) -> this.mongo.answer(command, error(13, "not authorized")));
		this.mongo.answer("hello", lastWrites(1, 1));
		assertThat(this.watch.look()).isEqualTo(Strain.NONE);
		assertThat(this.watch.look()).isEqualTo(Strain.NONE);
		assertThat(this.log.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactlyInAnyOrder(
					"--spare does without the flow control: this user may not run serverStatus. With the role"
							+ " clusterMonitor it could.",
					"--spare does without the lag of each member: this user may not run replSetGetConfig. With the"
							+ " role clusterMonitor it could.");
	}

	@Test
	void lagIsForHowLongAMajorityLacksAWrite() {
		this.mongo.answer("hello", lastWrites(10, 10));
		assertThat(this.watch.look()).isEqualTo(Strain.NONE);
		this.now += 3600 * SECOND;
		this.mongo.answer("hello", lastWrites(3610, 10));
		assertThat(this.watch.look()).as("the first write after an idle hour").isEqualTo(Strain.NONE);
		this.now += 6 * SECOND;
		this.mongo.answer("hello", lastWrites(3616, 10));
		assertThat(this.watch.look()).isEqualTo(
				new Strain(Level.STRAINED, Duration.ofSeconds(6), "the majority of the replica set lags by 6.0 s"));
		this.mongo.answer("hello", lastWrites(3616, 3610));
		assertThat(this.watch.look()).isEqualTo(Strain.NONE);
	}

	@Test
	void aLivingMemberThatLagsCountsUnlessItIsMeantToBeDelayed() {
		this.mongo.answer("replSetGetConfig",
				ok().append("config",
						new Document("members",
								List.of(new Document("host", "a:1"), new Document("host", "b:1"),
										new Document("host", "c:1").append("secondaryDelaySecs", 3600L),
										new Document("host", "d:1")))));
		this.mongo.answer("replSetGetStatus", status(10, 10));
		assertThat(this.watch.look()).isEqualTo(Strain.NONE);
		this.now += SECOND;
		this.mongo.answer("replSetGetStatus", status(11, 10));
		assertThat(this.watch.look()).isEqualTo(Strain.NONE);
		this.now += 3 * SECOND;
		assertThat(this.watch.look())
			.isEqualTo(new Strain(Level.STRAINED, Duration.ofSeconds(3), "the member b:1 lags by 3.0 s"));
	}

	@Test
	void flowControlIsStrain() {
		this.mongo.answer("serverStatus", ok().append("flowControl", new Document("isLagged", true)));
		assertThat(this.watch.look().reason()).isEqualTo("its flow control holds writes up");
		this.mongo.answer("serverStatus", ok().append("flowControl", new Document("isLagged", false)));
		assertThat(this.watch.look()).isEqualTo(Strain.NONE);
	}

	@Test
	void aPageIsComparedWithTheBestOfItsLike() {
		took(Work.WRITE, 1000, 100);
		took(Work.WRITE, 1000, 240);
		took(Work.WRITE, 10, 400);
		took(Work.COMPARE, 1000, 400);
		assertThat(this.watch.look()).isEqualTo(Strain.NONE);
		took(Work.WRITE, 900, 260);
		took(Work.LOOK_UP, 900, 1);
		assertThat(this.watch.look().reason()).isEqualTo("it takes 260 ms to write 900 orders, 100 ms at best");
		assertThat(this.watch.look().level()).as("nothing new").isEqualTo(Level.UNKNOWN);
		took(Work.WRITE, 900, 260);
		took(Work.WRITE, 900, 110);
		assertThat(this.watch.look()).as("held up by chance").isEqualTo(Strain.NONE);
	}

	private void took(Work work, int orders, long millis) {
		this.watch.time(work, orders, () -> this.now += millis * 1_000_000);
	}

	private static Document lastWrites(int last, int majority) {
		return ok().append("lastWrite", new Document("opTime", time(last)).append("majorityOpTime", time(majority)));
	}

	private static Document status(int primary, int secondary) {
		return ok().append("members",
				List.of(member("a:1", "PRIMARY", 1, primary), member("b:1", "SECONDARY", 1, secondary),
						member("c:1", "SECONDARY", 1, 1), member("d:1", "(not reachable/healthy)", 0, 0)));
	}

	private static Document member(String name, String state, int health, int time) {
		return new Document("name", name).append("stateStr", state)
			.append("health", (double) health)
			.append("optime", time(time));
	}

	private static Document time(int seconds) {
		return new Document("ts", new BsonTimestamp(Instant.ofEpochSecond(seconds), 1)).append("t", 1L);
	}

	private static Document ok() {
		return new Document("ok", 1.0);
	}

	private static Document error(int code, String message) {
		return new Document("ok", 0.0).append("code", code).append("errmsg", message);
	}

	private static Logger logger() {
		return (Logger) LoggerFactory.getLogger(AdminQuestion.class);
	}

}
