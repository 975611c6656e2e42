package io.orderarchiver.doctor.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.server.MongoCheck;
import io.orderarchiver.doctor.server.Patient;
import io.orderarchiver.mongo.Collations;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDocument;

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
	public List<Finding> look(Patient patient) {
		ArchiveCollections collections = patient.collections();
		List<Finding> findings = new ArrayList<>();
		StatusCounts counts = new StatusCounts(collections.orders());
		Optional<Amount> delivered = counts.of(Delivered.VALUE);
		findings.add(delivered(delivered, counts, collections.orders()));
		findings.add(archived(delivered, collections.archive().estimatedDocumentCount()));
		findings.add(incomplete(collections.archive()));
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

	private static Finding incomplete(MongoCollection<BsonDocument> archive) {
		long total = 0;
		long incomplete = 0;
		for (BsonDocument archived : archive.find()
			.collation(Collations.SIMPLE)
			.projection(Projections.fields(Projections.include(ArchivedOrder.INCOMPLETE), Projections.excludeId()))
			.sort(Sorts.descending(OrderFields.ID))
			.limit(NEWEST)) {
			total++;
			if (archived.isBoolean(ArchivedOrder.INCOMPLETE)
					&& archived.getBoolean(ArchivedOrder.INCOMPLETE).getValue()) {
				incomplete++;
			}
		}
		return Finding.info((total == 0) ? "incomplete: none archived yet" : "incomplete: %s of the newest %s archived"
			.formatted(Amount.percent(incomplete, total), Amount.number(total)));
	}

}
