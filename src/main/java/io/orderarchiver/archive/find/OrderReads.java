package io.orderarchiver.archive.find;

import java.util.List;
import java.util.Optional;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.ClientSession;
import com.mongodb.client.FindIterable;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.indexes.ServingIndex;
import io.orderarchiver.mongo.Collations;
import org.bson.RawBsonDocument;
import org.bson.conversions.Bson;

/**
 * Reads orders, and knows what a read is sure to see. Not to be shared by threads.
 */
public sealed interface OrderReads {

	/**
	 * Reads that see what a majority has at that moment, by the server that answers.
	 * @param collections where the orders are
	 * @return reads without a session
	 */
	static OrderReads latest(ArchiveCollections collections) {
		return new Latest(collections);
	}

	/**
	 * Reads that see at least what the session has seen or was advanced to, even if
	 * another server answers after an election: an order whose delivery was announced is
	 * never read as it was before.
	 * @param collections where the orders are
	 * @param session a causally consistent session
	 * @return reads in the session
	 */
	static OrderReads causal(ArchiveCollections collections, ClientSession session) {
		return new Causal(collections, session);
	}

	/**
	 * Finds orders.
	 * @param filter which
	 * @return not sent yet; documents are not decoded
	 */
	FindIterable<RawBsonDocument> find(Bson filter);

	/**
	 * Finds documents of any collection by the values of a field.
	 * @return a search that sees what these reads see
	 */
	FindByValues byValues();

	/**
	 * The index from which keys are read alone.
	 * @return its name, if it is there
	 */
	Optional<String> coveringIndex();

	/**
	 * Aggregates orders.
	 * @param pipeline the stages
	 * @return not sent yet; the answer is not decoded
	 */
	AggregateIterable<RawBsonDocument> aggregate(List<Bson> pipeline);

	/**
	 * Without a session.
	 *
	 * @param collections where the orders are
	 */
	record Latest(ArchiveCollections collections) implements OrderReads {

		@Override
		public FindIterable<RawBsonDocument> find(Bson filter) {
			return this.collections.rawOrders().find(filter).collation(Collations.SIMPLE);
		}

		@Override
		public Optional<String> coveringIndex() {
			return ServingIndex.covering(this.collections.orders());
		}

		@Override
		public FindByValues byValues() {
			return new FindByValues(this.collections, null);
		}

		@Override
		public AggregateIterable<RawBsonDocument> aggregate(List<Bson> pipeline) {
			return this.collections.rawOrders().aggregate(pipeline).collation(Collations.SIMPLE);
		}

	}

	/**
	 * In a session.
	 *
	 * @param collections where the orders are
	 * @param session tells what must be seen
	 */
	record Causal(ArchiveCollections collections, ClientSession session) implements OrderReads {

		@Override
		public FindIterable<RawBsonDocument> find(Bson filter) {
			return this.collections.rawOrders().find(this.session, filter).collation(Collations.SIMPLE);
		}

		@Override
		public Optional<String> coveringIndex() {
			return ServingIndex.covering(this.collections.orders());
		}

		@Override
		public FindByValues byValues() {
			return new FindByValues(this.collections, this.session);
		}

		@Override
		public AggregateIterable<RawBsonDocument> aggregate(List<Bson> pipeline) {
			return this.collections.rawOrders().aggregate(this.session, pipeline).collation(Collations.SIMPLE);
		}

	}

}
