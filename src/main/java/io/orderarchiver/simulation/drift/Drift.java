package io.orderarchiver.simulation.drift;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.simulation.data.Draws;
import io.orderarchiver.simulation.drift.DriftReport.End;
import org.bson.types.ObjectId;

/**
 * Makes known orders and their archived orders disagree: generated ones alone, and only
 * those that agree. It writes into the archive, which no other part of this program does
 * but {@code complete}.
 */
public final class Drift {

	/** Some are passed over, since they were touched before. */
	private static final int SPARE = 10;

	private final DriftCollections collections;

	/**
	 * Looks at a database; nothing is read yet.
	 * @param database where the orders are
	 * @param names its collections
	 */
	public Drift(MongoDatabase database, CollectionNames names) {
		this.collections = new DriftCollections(database.withReadPreference(ReadPreference.primary())
			.withReadConcern(ReadConcern.MAJORITY)
			.withWriteConcern(WriteConcern.MAJORITY), names);
	}

	/**
	 * Touches orders.
	 * @param count how many
	 * @param seed decides which ones
	 * @param stop asks to end early
	 * @return what was done; fewer orders if there are no more that will do
	 * @throws com.mongodb.MongoException if MongoDB fails; what was done stands
	 */
	public DriftReport apply(int count, long seed, BooleanSupplier stop) {
		Candidates candidates = Candidates.in(this.collections.archive(), SPARE * count, (id) -> rank(id, seed));
		List<DriftedOrder> drifted = new ArrayList<>();
		Set<DriftKind> left = EnumSet.allOf(DriftKind.class);
		while (!left.isEmpty()) {
			for (DriftKind kind : DriftKind.values()) {
				if (drifted.size() == count) {
					return new DriftReport(drifted, End.DONE);
				}
				if (stop.getAsBoolean()) {
					return new DriftReport(drifted, End.STOPPED);
				}
				if (left.contains(kind)) {
					Optional<DriftedOrder> order = touchNext(kind, candidates);
					order.ifPresentOrElse(drifted::add, () -> left.remove(kind));
				}
			}
		}
		return new DriftReport(drifted, End.NO_MORE_ORDERS);
	}

	private static long rank(ObjectId id, long seed) {
		return Draws.mix(seed ^ Draws.mix(ByteBuffer.wrap(id.toByteArray()).getLong(Integer.BYTES)));
	}

	private Optional<DriftedOrder> touchNext(DriftKind kind, Candidates candidates) {
		Optional<ObjectId> next = candidates.next(kind);
		while (next.isPresent()) {
			Optional<DriftedOrder> touched = this.collections.read(next.get())
				.filter((pair) -> new Touch(this.collections, pair).apply(kind))
				.map((pair) -> pair.drifted(kind));
			if (touched.isPresent()) {
				return touched;
			}
			next = candidates.next(kind);
		}
		return Optional.empty();
	}

}
