package io.orderarchiver.archive.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.FindIterable;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.IndexCuts.Index;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the archive into ranges of about equally many documents, on the index of its
 * {@code _id}s, which cannot be arrays.
 */
public final class IdCuts {

	/** Of so many in a row, one will be such as can be a bound. */
	private static final int CANDIDATES = 10;

	private final ArchiveCollections collections;

	private final Retries retries;

	private final StopSignal stop;

	/**
	 * Creates the cuts; nothing is read yet.
	 * @param collections where the archive is
	 * @param retries repeats reads that fail for a transient reason
	 * @param stop ends the cutting early
	 */
	public IdCuts(ArchiveCollections collections, Retries retries, StopSignal stop) {
		this.collections = collections;
		this.retries = retries;
		this.stop = stop;
	}

	/**
	 * Cuts.
	 * @param pageSize documents a page
	 * @return where the second range and those behind it begin, as {@link IdRange} has
	 * it; none if there is too little to be cut
	 */
	public List<String> bounds(int pageSize) {
		return new IndexCuts<>(new Ids(), this.stop).bounds(pageSize).stream().map(ArchivePages::text).toList();
	}

	private Optional<BsonDocument> idAt(@Nullable BsonDocument from, int skipped) {
		return this.retries.call("cut the archive into partitions", () -> {
			FindIterable<RawBsonDocument> ids = this.collections.rawArchive()
				.find()
				.projection(Projections.include(OrderFields.ID))
				.hintString(ArchivePages.ID_INDEX)
				.sort(Sorts.ascending(OrderFields.ID))
				.skip(skipped)
				.limit(CANDIDATES);
			return ((from != null) ? ids.min(from) : ids).into(new ArrayList<>())
				.stream()
				.flatMap((document) -> bound(document).stream())
				.findFirst();
		});
	}

	/**
	 * What the driver cannot decode would become another bound, and a range that begins
	 * at the greatest value would end before it.
	 */
	private static Optional<BsonDocument> bound(RawBsonDocument document) {
		RawValue id = RawValue.in(document, OrderFields.ID);
		if (id == null || !id.survivesDecoding()) {
			return Optional.empty();
		}
		BsonDocument bound = new BsonDocument(OrderFields.ID, id.toBson());
		return ArchivePages.isGreatest(bound) ? Optional.empty() : Optional.of(bound);
	}

	/** The index. */
	private final class Ids implements Index<BsonDocument> {

		@Override
		public @Nullable BsonDocument first() {
			return idAt(null, 0).orElse(null);
		}

		@Override
		public @Nullable BsonDocument behind(BsonDocument bound, int keys) {
			return idAt(bound, keys).orElse(null);
		}

	}

}
