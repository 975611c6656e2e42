package io.orderarchiver.simulation.town;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.simulation.data.GeneratedOrder;
import io.orderarchiver.simulation.data.OrderStatus;
import io.orderarchiver.simulation.data.Tally;
import io.orderarchiver.testing.FaultyMongo;
import io.orderarchiver.testing.FaultyMongo.Fault;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LiveRoundWriterTests {

	private final FaultyMongo mongo = new FaultyMongo();

	private final MongoCollection<BsonDocument> orders = this.mongo.database()
		.getCollection("Commande", BsonDocument.class);

	private final List<String> heard = new ArrayList<>();

	private final LiveRoundWriter writer = new LiveRoundWriter(this.orders,
			new Retries(new RetrySettings(2, Duration.ofMillis(1)), new StopSignal(), Measurements.NONE),
			(created, delivered) -> this.heard.add(created + "/" + delivered));

	@AfterEach
	void close() {
		this.mongo.close();
	}

	@Test
	void ordersAreInsertedAndThenGetTheirStatusAlone() throws Exception {
		BsonDocument order = order("a");
		write(new LiveRound.Move(null, in(order, OrderStatus.PENDING)));
		this.orders.updateOne(order, new BsonDocument("$set", new BsonDocument("note", new BsonString("by hand"))));
		write(new LiveRound.Move(OrderStatus.ON_ITS_WAY, in(order, OrderStatus.DELIVERED)),
				new LiveRound.Move(null, in(order("b"), OrderStatus.PENDING)));
		assertThat(this.orders.find(new BsonDocument("_id", new BsonString("a"))).first()).isEqualTo(
				order.clone().append("status", new BsonString("livrée")).append("note", new BsonString("by hand")));
		assertThat(this.heard).containsExactly("1/0", "2/1");
	}

	@Test
	void whatWasInsertedBeforeTheServerSteppedDownCountsOnce() throws Exception {
		this.mongo.spoil(Fault.STEPPED_DOWN);
		write(new LiveRound.Move(null, in(order("a"), OrderStatus.PENDING)),
				new LiveRound.Move(null, in(order("b"), OrderStatus.PENDING)));
		assertThat(this.mongo.faultsLeft()).isZero();
		assertThat(this.orders.countDocuments()).isEqualTo(2);
		assertThat(tally().orders(OrderStatus.PENDING)).isEqualTo(2);
	}

	@Test
	void anOrderThatIsThereAlreadyIsNotTakenForOurs() {
		this.orders.insertOne(order("a"));
		assertThatExceptionOfType(MongoBulkWriteException.class)
			.isThrownBy(() -> write(new LiveRound.Move(null, in(order("a"), OrderStatus.PENDING))));
		assertThat(this.heard).isEmpty();
	}

	private void write(LiveRound.Move... moves) throws Exception {
		this.writer.write(Chunk.of(new LiveRound(List.of(moves))));
	}

	private Tally tally() {
		ExecutionContext context = new ExecutionContext();
		this.writer.update(context);
		return Tally.restore(context);
	}

	private static BsonDocument order(String id) {
		return new BsonDocument("_id", new BsonString(id)).append("status", new BsonString("en attente"));
	}

	private static GeneratedOrder in(BsonDocument order, OrderStatus status) {
		return new GeneratedOrder(order, status, List.of());
	}

}
