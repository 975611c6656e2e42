package io.orderarchiver.simulation.town;

import java.util.List;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.simulation.data.GeneratedOrder;
import io.orderarchiver.simulation.data.OrderStatus;
import io.orderarchiver.simulation.data.Tally;
import org.bson.BsonDocument;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

import static io.orderarchiver.order.OrderFields.ID;
import static io.orderarchiver.order.OrderFields.STATUS;

/**
 * Lets happen what a round says, as an app would: an order is inserted, and later its
 * status is set. Keeps the tally of what a majority has acknowledged.
 */
final class LiveRoundWriter implements ItemStreamWriter<LiveRound>, StepExecutionListener {

	private final MongoCollection<BsonDocument> orders;

	private final Retries retries;

	private final LiveListener listener;

	private final Tally tally = new Tally();

	LiveRoundWriter(MongoCollection<BsonDocument> orders, Retries retries, LiveListener listener) {
		this.orders = orders;
		this.retries = retries;
		this.listener = listener;
	}

	@Override
	public void write(Chunk<? extends LiveRound> rounds) throws JobInterruptedException {
		for (LiveRound round : rounds) {
			apply(round);
			round.moves().forEach(this::count);
			this.listener.moved(this.tally.documents(name()), this.tally.orders(OrderStatus.DELIVERED));
		}
	}

	private void apply(LiveRound round) throws JobInterruptedException {
		List<WriteModel<BsonDocument>> writes = round.moves().stream().map(LiveRoundWriter::write).toList();
		try {
			this.retries.callCounting("let orders move on", (attempts) -> apply(writes, attempts));
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	private boolean apply(List<WriteModel<BsonDocument>> writes, int attempts) {
		try {
			this.orders.bulkWrite(writes, new BulkWriteOptions().ordered(false));
			return true;
		}
		catch (MongoBulkWriteException failure) {
			if (attempts == 0 || !isOfEarlierAttempt(failure)) {
				throw failure;
			}
			return false;
		}
	}

	/** What an earlier attempt inserted cannot be inserted again. */
	private static boolean isOfEarlierAttempt(MongoBulkWriteException failure) {
		return failure.getWriteConcernError() == null
				&& failure.getWriteErrors().stream().allMatch((error) -> error.getCode() == ErrorCodes.DUPLICATE_KEY);
	}

	private static WriteModel<BsonDocument> write(LiveRound.Move move) {
		GeneratedOrder order = move.order();
		if (move.before() == null) {
			return new InsertOneModel<>(order.document());
		}
		return new UpdateOneModel<>(Filters.eq(ID, order.document().get(ID)),
				Updates.set(STATUS, order.status().label()));
	}

	private void count(LiveRound.Move move) {
		if (move.before() == null) {
			this.tally.addDocuments(name(), 1, 0);
			this.tally.addOrder(move.order());
		}
		else {
			this.tally.moveOrder(move.before(), move.order());
		}
	}

	private String name() {
		return this.orders.getNamespace().getCollectionName();
	}

	@Override
	public void update(ExecutionContext context) {
		this.tally.save(context);
	}

	@Override
	public ExitStatus afterStep(StepExecution execution) {
		Tally.restore(execution.getExecutionContext()).save(execution.getJobExecution().getExecutionContext());
		return execution.getExitStatus();
	}

}
