package io.orderarchiver.archive.keys;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoCursor;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.KeyRange.Access;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.order.OrderKey;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the keys of delivered orders, range by range, from the covering index where it
 * can. Not thread-safe.
 */
public final class KeyPages implements KeySource {

	private static final Logger logger = LoggerFactory.getLogger(KeyPages.class);

	private final KeyQuery query;

	private final Retries retries;

	private final KeyPartition partition;

	private final int pageSize;

	private final Deque<KeyRange> ranges;

	private final DatePosition position;

	private @Nullable MongoCursor<RawBsonDocument> cursor;

	/**
	 * Creates a reader; nothing is read yet.
	 * @param orders where the keys are read
	 * @param retries repeats reads that fail for a transient reason
	 * @param partition which orders
	 * @param checkpoint the date, in milliseconds since 1970, up to which a former
	 * execution came, or null; what lies before is not read
	 * @param pageSize keys a page
	 */
	public KeyPages(OrderReads orders, Retries retries, KeyPartition partition, @Nullable Long checkpoint,
			int pageSize) {
		this.query = new KeyQuery(orders, pageSize);
		this.retries = retries;
		this.partition = partition;
		this.pageSize = pageSize;
		this.ranges = new ArrayDeque<>(KeyRange.plan(partition, checkpoint));
		this.position = new DatePosition(checkpoint);
	}

	@Override
	public Optional<KeyPage> next() {
		List<OrderKey> keys = new ArrayList<>(this.pageSize);
		while (keys.size() < this.pageSize && !this.ranges.isEmpty()) {
			this.retries.call("read keys of delivered orders", () -> fill(keys));
		}
		return keys.isEmpty() ? Optional.empty() : Optional.of(new KeyPage(keys, this.position.checkpoint()));
	}

	private int fill(List<OrderKey> keys) {
		KeyRange range = this.ranges.getFirst();
		try {
			MongoCursor<RawBsonDocument> open = open(range).orElse(null);
			if (open == null) {
				readUnsorted("the covering index is missing");
				return keys.size();
			}
			while (keys.size() < this.pageSize && open.hasNext()) {
				take(OrderKey.of(open.next()), range, keys);
			}
			if (keys.size() < this.pageSize) {
				this.ranges.removeFirst();
				close();
			}
		}
		catch (MongoCommandException ex) {
			close();
			if (range.access() == Access.UNSORTED || !ErrorCodes.isWithoutIndex(ex.getErrorCode())) {
				throw ex;
			}
			readUnsorted("MongoDB error %d: the covering index is missing, or some order has an array for its date"
				.formatted(ex.getErrorCode()));
		}
		catch (MongoException ex) {
			close();
			throw ex;
		}
		return keys.size();
	}

	private Optional<MongoCursor<RawBsonDocument>> open(KeyRange range) {
		if (this.cursor == null) {
			Long behind = (range.access() == Access.SORTED) ? this.position.lastDate() : null;
			this.cursor = this.query.open((behind != null) ? KeyRange.behind(this.partition, behind) : range)
				.orElse(null);
		}
		return Optional.ofNullable(this.cursor);
	}

	private void take(OrderKey key, KeyRange range, List<OrderKey> keys) {
		if (this.partition.window().contains(key.date()) && this.position.advance(key, range.access())) {
			keys.add(key);
		}
	}

	private void readUnsorted(String why) {
		logger.warn("Delivered orders cannot be read in the order of their dates ({}). They are read in any order, and"
				+ " a run that is interrupted will read from the start again.", why);
		this.position.giveUp();
		this.ranges.clear();
		this.ranges.add(KeyRange.unsorted(this.partition));
	}

	@Override
	public void close() {
		if (this.cursor != null) {
			this.cursor.close();
			this.cursor = null;
		}
	}

}
