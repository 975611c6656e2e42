package io.orderarchiver.simulation.generation;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.simulation.data.DataSet;
import io.orderarchiver.simulation.data.Generated;
import io.orderarchiver.simulation.data.GenerationOptions;
import io.orderarchiver.simulation.data.GenerationReport;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.test.context.SpringBatchTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBatchTest
@SpringJUnitConfig(GenerationFixture.Infrastructure.class)
class GenerateJobTests {

	private static final CollectionNames NAMES = CollectionNames.DEFAULT;

	private static final GenerationOptions OPTIONS = new GenerationOptions(4500, 7, 0.7, 0.2, 1200, 20, 20, 60);

	private final Generated expected = Generated.by(OPTIONS);

	@Autowired
	private GenerationFixture fixture;

	@AfterEach
	void forget() {
		this.fixture.forget();
	}

	@Test
	void writesAllDocumentsAndPromisesWhatTheySay() throws Exception {
		JobExecution execution = this.fixture.run(1, OPTIONS);
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThatAllIsThere();
		GenerationReport report = report(execution);
		assertThat(report.documents()).hasToString("{Client=1200, Livreur=20, Restaurants=20, Menu=60, Commande=4500}");
		assertThat(report.alreadyPresent()).isZero();
		assertThatThePromiseIsKept(report);
		assertThat(this.fixture.progress()).containsExactly(1000L, 2000L, 3000L, 4000L, 4500L);
	}

	@Test
	void goesOnWhereItWasStopped() throws Exception {
		JobExecution stopped = this.fixture.run(1, OPTIONS, (written) -> written == 2000);
		assertThat(stopped.getStatus()).isEqualTo(BatchStatus.STOPPED);
		assertThat(report(stopped).documents()).containsEntry("Client", 1200L).containsEntry("Commande", 2000L);
		JobExecution resumed = this.fixture.run(1, OPTIONS);
		assertThat(resumed.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThatAllIsThere();
		assertThatThePromiseIsKept(report(resumed));
		assertThat(report(resumed).documents()).containsEntry("Client", 1200L).containsEntry("Commande", 4500L);
		assertThat(report(resumed).alreadyPresent()).isZero();
		assertThat(this.fixture.progress()).containsExactly(1000L, 2000L, 3000L, 4000L, 4500L);
	}

	@Test
	void aNumberTakenByAnotherOrderFailsTheRunAndARestartCompletesIt() throws Exception {
		orders().createIndex(Indexes.ascending("numero_commande"), new IndexOptions().unique(true));
		BsonDocument foreign = new BsonDocument("_id", new BsonString("foreign")).append("numero_commande",
				this.expected.orders().get(2500).get("numero_commande"));
		orders().insertOne(foreign);
		assertThat(this.fixture.run(1, OPTIONS).getStatus()).isEqualTo(BatchStatus.FAILED);
		orders().deleteOne(foreign);
		JobExecution resumed = this.fixture.run(1, OPTIONS);
		assertThat(resumed.getStatus()).isEqualTo(BatchStatus.COMPLETED);
		assertThatAllIsThere();
		assertThatThePromiseIsKept(report(resumed));
		assertThat(report(resumed).alreadyPresent()).isEqualTo(999);
	}

	@Test
	void aSecondGenerationOverwritesNothing() throws Exception {
		this.fixture.run(1, OPTIONS, (written) -> written == 1000);
		BsonDocument changed = this.expected.orders().get(0);
		orders().updateOne(new BsonDocument("_id", changed.getObjectId("_id")), Updates.set("status", "changed"));
		GenerationReport report = report(this.fixture.run(2, OPTIONS));
		assertThat(report.alreadyPresent()).isEqualTo(1000 + 1300);
		assertThatThePromiseIsKept(report);
		changed.put("status", new BsonString("changed"));
		assertThatAllIsThere();
	}

	@Test
	void otherOptionsDoNotContinueARun() throws Exception {
		this.fixture.run(1, OPTIONS, (written) -> written == 2000);
		JobExecution execution = this.fixture.run(1, OPTIONS.withMissing(0.1), (written) -> false);
		assertThat(execution.getStatus()).isEqualTo(BatchStatus.FAILED);
		assertThat(execution.getAllFailureExceptions()).singleElement()
			.hasToString("org.springframework.batch.infrastructure.item.ItemStreamException: "
					+ "This generation was begun with other options: its orders are numbered "
					+ DataSet.of(OPTIONS).name() + ", not " + DataSet.of(OPTIONS.withMissing(0.1)).name());
	}

	@Test
	void twoSeedsShareADatabase() throws Exception {
		this.fixture.run(1, OPTIONS);
		GenerationReport report = report(this.fixture.run(2, GenerationOptions.ofSeed(8)));
		assertThat(report.alreadyPresent()).isZero();
		assertThat(orders().countDocuments()).isEqualTo(5500);
	}

	private void assertThatAllIsThere() {
		assertThat(sorted(NAMES.orders())).isEqualTo(this.expected.orders());
		List<BsonDocument> dimensions = new ArrayList<>();
		for (Dimension dimension : Dimension.values()) {
			dimensions.addAll(sorted(NAMES.of(dimension)));
		}
		assertThat(dimensions).isEqualTo(this.expected.dimensions());
	}

	private void assertThatThePromiseIsKept(GenerationReport report) {
		assertThat(report.orders()).isEqualTo(this.expected.report().orders());
		assertThat(report.delivered()).isEqualTo(this.expected.report().delivered());
		assertThat(report.incomplete()).isEqualTo(this.expected.report().incomplete());
		assertThat(report.missing()).isEqualTo(this.expected.report().missing());
	}

	private List<BsonDocument> sorted(String collection) {
		return this.fixture.database()
			.getCollection(collection, BsonDocument.class)
			.find()
			.sort(Sorts.ascending("_id"))
			.into(new ArrayList<>());
	}

	private MongoCollection<BsonDocument> orders() {
		return this.fixture.database().getCollection(NAMES.orders(), BsonDocument.class);
	}

	private static GenerationReport report(JobExecution execution) {
		return GenerationReport.from(execution.getExecutionContext(), OPTIONS, NAMES);
	}

}
