package io.orderarchiver.doctor.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.server.MongoCheck;
import io.orderarchiver.doctor.server.ConnectedServer;
import io.orderarchiver.mongo.PlainTemplate;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDocument;
import org.bson.Document;

import org.springframework.data.domain.Sort;
import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;

/** What share of the orders is delivered, archived, incomplete. */
public final class SharesCheck implements MongoCheck {

	private static final int NEWEST = 1000;

	@Override
	public String name() {
		return "shares";
	}

	@Override
	public Need need() {
		return Need.ORDERS;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		ArchiveCollections collections = server.collections();
		MongoOperations operations = server.operations();
		String archive = collections.names().archive();
		List<Finding> findings = new ArrayList<>();
		StatusCounts counts = new StatusCounts(collections.orders());
		Optional<Amount> delivered = counts.of(Delivered.VALUE);
		findings.add(delivered(delivered, counts, collections.orders()));
		findings.add(archived(delivered, operations.estimatedCount(archive)));
		findings.add(incomplete(operations, archive));
		return findings;
	}

	private static Finding delivered(Optional<Amount> delivered, StatusCounts counts,
			MongoCollection<BsonDocument> orders) {
		if (delivered.isEmpty()) {
			StatusCounts.Tally newest = counts.byStatus();
			return Finding.info("delivered: %s of the newest %s orders"
				.formatted(Amount.percent(newest.of(Delivered.VALUE), newest.total()), Amount.number(newest.total())));
		}
		if (delivered.get().value() > Amount.LIMIT) {
			return Finding.info("delivered: %s orders".formatted(delivered.get()));
		}
		return Finding.info("delivered: %s orders, %s".formatted(delivered.get(),
				Amount.percent(delivered.get().value(), orders.estimatedDocumentCount())));
	}

	/** An archive outlives the orders that it was made of. */
	private static Finding archived(Optional<Amount> delivered, long archived) {
		String sentence = "archived: %s orders".formatted(Amount.estimated(archived));
		boolean isShare = delivered.filter((amount) -> amount.value() <= Amount.LIMIT && amount.value() >= archived)
			.isPresent();
		return Finding.info(isShare ? sentence
				+ ", %s of as many as are delivered".formatted(Amount.percent(archived, delivered.get().value()))
				: sentence);
	}

	private static Finding incomplete(MongoOperations operations, String archive) {
		Query newest = PlainTemplate.query().with(Sort.by(Direction.DESC, OrderFields.ID)).limit(NEWEST);
		newest.fields().include(ArchivedOrder.INCOMPLETE).exclude(OrderFields.ID);
		List<Document> archived = operations.find(newest, Document.class, archive);
		long total = archived.size();
		long incomplete = archived.stream()
			.filter((each) -> Boolean.TRUE.equals(each.get(ArchivedOrder.INCOMPLETE)))
			.count();
		return Finding.info((total == 0) ? "incomplete: none archived yet" : "incomplete: %s of the newest %s archived"
			.formatted(Amount.percent(incomplete, total), Amount.number(total)));
	}

}
