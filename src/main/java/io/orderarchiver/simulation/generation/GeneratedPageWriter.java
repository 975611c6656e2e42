package io.orderarchiver.simulation.generation;

import java.util.List;
import java.util.function.LongConsumer;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import io.orderarchiver.simulation.data.GeneratedPage;
import io.orderarchiver.simulation.data.Tally;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

import static io.orderarchiver.order.OrderFields.ID;

/**
 * Inserts pages and keeps the tally. A document whose {@code _id} is there already is
 * counted and left alone: a page that was inserted before a crash can be inserted again.
 */
final class GeneratedPageWriter implements ItemStreamWriter<GeneratedPage>, StepExecutionListener {

	private static final int DUPLICATE_KEY = 11000;

	private final MongoDatabase database;

	private final LongConsumer written;

	private Tally tally = new Tally();

	/**
	 * The consumer hears how many documents of a page's collection are written so far.
	 */
	GeneratedPageWriter(MongoDatabase database, LongConsumer written) {
		this.database = database.withReadPreference(ReadPreference.primary())
			.withReadConcern(ReadConcern.MAJORITY)
			.withWriteConcern(WriteConcern.MAJORITY);
		this.written = written;
	}

	@Override
	public void open(ExecutionContext context) {
		this.tally = Tally.restore(context);
	}

	@Override
	public void write(Chunk<? extends GeneratedPage> pages) {
		for (GeneratedPage page : pages) {
			int present = insert(page);
			this.tally.addAll(page.tally());
			this.tally.addDocuments(page.collection(), page.documents().size(), present);
			this.written.accept(this.tally.documents(page.collection()));
		}
	}

	@Override
	public void update(ExecutionContext context) {
		this.tally.save(context);
	}

	/** A step that is complete is not run again: its tally must outlive its execution. */
	@Override
	public ExitStatus afterStep(StepExecution execution) {
		Tally.restore(execution.getExecutionContext()).save(execution.getJobExecution().getExecutionContext());
		return execution.getExitStatus();
	}

	/** Returns how many documents were there already. */
	private int insert(GeneratedPage page) {
		MongoCollection<BsonDocument> collection = this.database.getCollection(page.collection(), BsonDocument.class);
		try {
			collection.insertMany(page.documents(), new InsertManyOptions().ordered(false));
			return 0;
		}
		catch (MongoBulkWriteException failure) {
			if (!isHarmless(failure, page, collection)) {
				throw failure;
			}
			return failure.getWriteErrors().size();
		}
	}

	/**
	 * Asks for the documents rather than for the name of the violated index: that is
	 * worded differently by each server, and another unique index is no harmless one.
	 */
	private static boolean isHarmless(MongoBulkWriteException failure, GeneratedPage page,
			MongoCollection<BsonDocument> collection) {
		List<BulkWriteError> errors = failure.getWriteErrors();
		if (failure.getWriteConcernError() != null
				|| errors.stream().anyMatch((error) -> error.getCode() != DUPLICATE_KEY)) {
			return false;
		}
		List<BsonValue> refused = errors.stream()
			.map((error) -> page.documents().get(error.getIndex()).get(ID))
			.toList();
		return collection.countDocuments(Filters.in(ID, refused)) == refused.size();
	}

}
