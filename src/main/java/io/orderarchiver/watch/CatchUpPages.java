package io.orderarchiver.watch;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.ClientSession;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.find.OrderReads;
import io.orderarchiver.archive.keys.DeliveredOrderCounts;
import io.orderarchiver.archive.keys.KeyPage;
import io.orderarchiver.archive.keys.KeyPages;
import io.orderarchiver.archive.keys.KeyPartition;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.order.OrderKey;
import org.bson.BsonTimestamp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of all delivered orders, as they are at a moment or later. */
final class CatchUpPages implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CatchUpPages.class);

	private final ArchiveCollections collections;

	private final ClientSession session;

	private final Retries retries;

	private final Measurements measurements;

	private final int pageSize;

	private @Nullable KeyPages keys;

	CatchUpPages(ArchiveCollections collections, ClientSession session, Retries retries, Measurements measurements,
			int pageSize) {
		this.collections = collections;
		this.session = session;
		this.retries = retries;
		this.measurements = measurements;
		this.pageSize = pageSize;
	}

	boolean isOpen() {
		return this.keys != null;
	}

	/** Whatever was delivered up to this moment will be seen. */
	void open(BsonTimestamp moment) {
		this.session.advanceOperationTime(moment);
		long orders = this.retries.call("count delivered orders",
				() -> new DeliveredOrderCounts(this.collections).inWindow(Window.ALL));
		logger.info("Catching up: about {} delivered orders to look at. The option --no-catch-up leaves them to the"
				+ " archive command.", orders);
		this.keys = new KeyPages(OrderReads.causal(this.collections, this.session), this.retries,
				KeyPartition.whole(Window.ALL), null, this.pageSize);
	}

	Optional<List<OrderKey>> next() {
		return (this.keys != null) ? this.measurements.time(Stage.KEYS, this.keys::next).map(KeyPage::keys)
				: Optional.empty();
	}

	/** How many orders nobody may have archived, in a sentence. */
	String unarchived() {
		return this.retries.call("count delivered and archived orders", () -> {
			long delivered = new DeliveredOrderCounts(this.collections).inWindow(Window.ALL);
			long archived = this.collections.archive().estimatedDocumentCount();
			return "Skipped are about %d orders: %d are delivered and %d archived."
				.formatted(Math.max(0, delivered - archived), delivered, archived);
		});
	}

	@Override
	public void close() {
		if (this.keys != null) {
			this.keys.close();
			this.keys = null;
		}
	}

}
