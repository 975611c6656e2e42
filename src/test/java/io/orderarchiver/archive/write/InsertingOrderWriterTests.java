package io.orderarchiver.archive.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Reject;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.known.ArchiveSearches;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.retry.UnconfirmedWriteException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.write.OrderWriter.Written;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.testing.FaultyMongo;
import io.orderarchiver.testing.FaultyMongo.Fault;
import org.bson.BsonBinary;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class InsertingOrderWriterTests {

	private final FaultyMongo mongo = new FaultyMongo();

	private final ArchiveCollections collections = new ArchiveCollections(this.mongo.database(),
			CollectionNames.DEFAULT);

	private final InsertingOrderWriter writer = new InsertingOrderWriter(this.collections,
			new Retries(new RetrySettings(3, Duration.ofMillis(1)), new StopSignal(), Measurements.NONE),
			ArchiveSearches.whileUseful());

	@BeforeEach
	void createIndex() {
		this.collections.archive().createIndex(Indexes.ascending("numero_commande"), new IndexOptions().unique(true));
	}

	@AfterEach
	void close() {
		this.mongo.close();
	}

	@Test
	void writeThatNoMajorityConfirmedIsRepeatedAndItsOwnOrdersCountAsArchived() {
		this.mongo.spoil(Fault.WRITE_CONCERN_ERROR, Fault.WRITE_CONCERN_ERROR);
		Written written = this.writer.write(orders(5));
		assertThat(this.mongo.faultsLeft()).isZero();
		assertThat(written.archived()).hasSize(5);
		assertThat(written.duplicates()).isEmpty();
		assertThat(written.rejects()).isEmpty();
	}

	@Test
	void writeThatNoMajorityEverConfirmsIsNoSuccessNotEvenBesideDuplicates() {
		this.writer.write(orders(5));
		this.mongo.spoil(Fault.WRITE_CONCERN_ERROR, Fault.WRITE_CONCERN_ERROR, Fault.WRITE_CONCERN_ERROR,
				Fault.WRITE_CONCERN_ERROR);
		assertThatThrownBy(() -> this.writer.write(orders(5))).isInstanceOf(UnconfirmedWriteException.class);
	}

	@Test
	void insertThatAnElectionInterruptedIsRepeated() {
		this.mongo.spoil(Fault.STEPPED_DOWN);
		Written written = this.writer.write(orders(5));
		assertThat(this.mongo.faultsLeft()).isZero();
		assertThat(written.archived()).hasSize(5);
		assertThat(this.collections.archive().countDocuments()).isEqualTo(5);
	}

	@Test
	void orderThatAnotherArchiverWroteMeanwhileIsADuplicateEvenAfterARetry() {
		List<ArchivedOrder> orders = orders(2);
		BsonDocument theirs = new BsonDocument();
		theirs.putAll(orders.get(0).document());
		theirs.put(ArchivedOrder.ARCHIVED_AT, new BsonDateTime(7));
		this.collections.archive().insertOne(theirs);
		this.mongo.spoil(Fault.WRITE_CONCERN_ERROR);
		Written written = this.writer.write(orders);
		assertThat(written.archived()).containsExactly(orders.get(1));
		assertThat(written.duplicates()).hasSize(1);
	}

	@Test
	void duplicateConflictAndAnotherUniqueIndexAreToldApart() {
		this.mongo.database()
			.getCollection("Historique")
			.createIndex(Indexes.ascending("email_client"), new IndexOptions().unique(true).sparse(true));
		List<ArchivedOrder> first = List.of(order(0, "CMD-0"), order(1, "CMD-1"),
				order(2, "CMD-2", "email_client", new BsonString("one@example.com")));
		this.writer.write(first);
		ArchivedOrder conflict = order(10, "CMD-1");
		ArchivedOrder sameMail = order(11, "CMD-11", "email_client", new BsonString("one@example.com"));
		ArchivedOrder fresh = order(12, "CMD-12");
		Written written = this.writer.write(List.of(first.get(0), conflict, sameMail, fresh));
		assertThat(written.archived()).containsExactly(fresh);
		assertThat(written.duplicates()).hasSize(1);
		assertThat(written.rejects()).extracting(Reject::reason)
			.containsExactly(RejectReason.CONFLICT, RejectReason.DUPLICATE_KEY);
		assertThat(written.rejects().get(1).error()).contains("email_client");
	}

	@Test
	void orderTooLargeForTheDriverIsRejectedAloneAndThePageIsArchived() {
		List<ArchivedOrder> page = new ArrayList<>(orders(7));
		ArchivedOrder huge = order(8, "CMD-huge", "adresse_livraison", new BsonBinary(new byte[17 * 1024 * 1024]));
		page.add(4, huge);
		Written written = this.writer.write(page);
		assertThat(written.archived()).hasSize(7);
		assertThat(written.rejects()).singleElement()
			.satisfies((reject) -> assertThat(reject.reason()).isEqualTo(RejectReason.TOO_LARGE));
		assertThat(this.mongo.database().getCollection("Historique").countDocuments(new Document())).isEqualTo(7);
	}

	private static List<ArchivedOrder> orders(int count) {
		return IntStream.range(0, count).mapToObj((i) -> order(i, "CMD-" + i)).toList();
	}

	private static ArchivedOrder order(int id, String number) {
		return order(id, number, "incomplete", BsonBoolean.FALSE);
	}

	private static ArchivedOrder order(int id, String number, String field, BsonValue value) {
		BsonDocument document = new BsonDocument("_id", new BsonInt32(id))
			.append("numero_commande", new BsonString(number))
			.append("id_commande", new BsonString(Integer.toString(id)))
			.append("date_archivage", new BsonDateTime(1_750_000_000_000L))
			.append(field, value);
		RawBsonDocument raw = new RawBsonDocument(document, new BsonDocumentCodec());
		return new ArchivedOrder(OrderKey.of(raw), raw, List.of());
	}

}
