package io.orderarchiver.simulation.drift;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.ToLongFunction;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.simulation.data.GeneratedData;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * Archived orders in an order that the seed decides: so many as may be needed, however
 * large the archive is.
 */
final class Candidates {

	private final Deque<ObjectId> complete;

	private final Deque<ObjectId> incomplete;

	private Candidates(Deque<ObjectId> complete, Deque<ObjectId> incomplete) {
		this.complete = complete;
		this.incomplete = incomplete;
	}

	static Candidates in(MongoCollection<Document> archive, int most, ToLongFunction<ObjectId> rank) {
		PriorityQueue<ObjectId> complete = lastFirst(rank);
		PriorityQueue<ObjectId> incomplete = lastFirst(rank);
		archive.find(GeneratedData.filter())
			.projection(Projections.include(ArchivedOrder.INCOMPLETE))
			.forEach((archived) -> {
				boolean lacks = archived.getBoolean(ArchivedOrder.INCOMPLETE, false);
				PriorityQueue<ObjectId> queue = lacks ? incomplete : complete;
				queue.add(archived.getObjectId(OrderFields.ID));
				if (queue.size() > most) {
					queue.remove();
				}
			});
		return new Candidates(firstFirst(complete), firstFirst(incomplete));
	}

	private static PriorityQueue<ObjectId> lastFirst(ToLongFunction<ObjectId> rank) {
		return new PriorityQueue<>(Comparator.comparingLong(rank).reversed());
	}

	private static Deque<ObjectId> firstFirst(PriorityQueue<ObjectId> lastFirst) {
		Deque<ObjectId> firstFirst = new ArrayDeque<>(lastFirst.size());
		while (!lastFirst.isEmpty()) {
			firstFirst.addFirst(lastFirst.remove());
		}
		return firstFirst;
	}

	Optional<ObjectId> next(DriftKind kind) {
		return Optional.ofNullable(((kind == DriftKind.COMPLETED) ? this.incomplete : this.complete).pollFirst());
	}

}
