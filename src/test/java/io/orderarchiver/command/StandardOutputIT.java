package io.orderarchiver.command;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.MongoCollection;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file that is called {@code -} is standard output, and nothing else is printed there.
 */
class StandardOutputIT extends CommandFixture {

	@Test
	void aSampleIsAllThatIsPrintedAndTheSummaryIsBesideIt() {
		this.town.place(3);
		TypedCommand typed = type("archive", "--dry-run", "--export-sample", "-", "--sample-count", "2");
		assertThat(BsonArray.parse(typed.out())).hasSize(2)
			.allSatisfy((order) -> assertThat(order.asDocument()).containsKey("numero_commande"));
		assertThat(typed.err()).contains("Dry run 1: complete", "would be archived");
		assertThat(this.home.resolve("-")).doesNotExist();
	}

	@Test
	void findingsAreAllThatIsPrintedAndTheSummaryIsBesideThem() {
		this.town.place(3);
		type("archive");
		MongoCollection<Document> archive = this.mongo.database().getCollection("Historique");
		List<Object> archived = archive.find().limit(2).map((order) -> order.get("_id")).into(new ArrayList<>());
		archive.deleteMany(new Document("_id", new Document("$in", archived)));
		TypedCommand typed = type("verify", "--recheck", "0s", "--list", "-");
		assertThat(typed.exitCode()).isEqualTo(4);
		assertThat(typed.out().lines().map(BsonDocument::parse)).hasSize(2)
			.allSatisfy((finding) -> assertThat(finding.getString("kind").getValue()).isEqualTo("MISSING"));
		assertThat(typed.err()).contains("MISSING orders are archived");
	}

}
