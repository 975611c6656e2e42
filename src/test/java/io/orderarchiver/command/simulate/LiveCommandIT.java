package io.orderarchiver.command.simulate;

import io.orderarchiver.command.TypedCommand;
import io.orderarchiver.testing.DatabaseFixture;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code simulate --live} as it is typed. */
class LiveCommandIT extends DatabaseFixture {

	@Test
	void asksBeforeItWritesAndWithoutATerminalNeedsYes() {
		TypedCommand nobody = type("simulate", "--live");
		assertThat(nobody.exitCode()).isEqualTo(2);
		assertThat(nobody.err()).contains(this.mongo.databaseName(), "5 live orders a second", "--yes");
		TypedCommand no = TypedCommand.typeAndAnswer(TypedCommand.settings(this.home, this.mongo), "n", "simulate",
				"--live");
		assertThat(no.exitCode()).isEqualTo(5);
		assertThat(this.mongo.database().listCollectionNames()).isEmpty();
	}

	@Test
	void foreignOrdersHaveToBeMeant() {
		collection("Commande").insertOne(new Document("_id", "somebody's"));
		TypedCommand refused = type("simulate", "--live", "--yes", "--for", "1s");
		assertThat(refused.exitCode()).isEqualTo(2);
		assertThat(refused.err()).contains("--into " + this.mongo.databaseName());
		TypedCommand meant = type("simulate", "--live", "--yes", "--for", "1s", "--into", this.mongo.databaseName());
		assertThat(meant.exitCode()).as(meant.err()).isZero();
		assertThat(meant.out()).contains("the town has closed", "livrée           5\n");
	}

	@Test
	void clearsFirstIfToldToAndPrintsOneObject() {
		assertThat(type("simulate", "--count", "30", "--yes").exitCode()).isZero();
		TypedCommand typed = type("simulate", "--clear", "--live", "--rate", "40", "--for", "2s", "--yes", "--output",
				"json");
		assertThat(typed.exitCode()).as(typed.err()).isZero();
		assertThat(typed.out()).startsWith("{\"job\":\"liveOrders\"")
			.contains("\"status\":\"COMPLETED\"", "\"rate\":40", "\"delivered\":80", "\"deleted\":{\"Commande\":30,");
		assertThat(collection("Commande").countDocuments(new Document("status", "livrée"))).isEqualTo(80);
	}

	private TypedCommand type(String... args) {
		return TypedCommand.typeWith(TypedCommand.settings(this.home, this.mongo), args);
	}

}
