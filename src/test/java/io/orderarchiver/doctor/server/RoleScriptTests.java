package io.orderarchiver.doctor.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.doctor.server.ArchiverRole.Purpose;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The least role is the same wherever it is written down. */
class RoleScriptTests {

	private static final Privileges NONE = new Privileges(List.of(), List.of(), List.of());

	private final ArchiverRole role = new ArchiverRole("Ubereats", CollectionNames.DEFAULT);

	@Test
	void theScriptThatIsPrintedIsTheOneThatIsDelivered() throws IOException {
		String delivered = Files.readString(Path.of("config/mongodb/roles.js"));
		int start = delivered.indexOf("db.getSiblingDB('admin').createRole");
		assertThat(delivered.substring(start, delivered.indexOf(';', start))).isEqualTo(this.role.script(NONE));
	}

	@Test
	void nothingInTheSourceMayBeWritten() {
		assertThat(this.role.rights()).filteredOn((right) -> !right.collection().startsWith("Historique"))
			.extracting(ArchiverRole.Right::action)
			.containsOnly("find", "changeStream", "listIndexes", "createIndex");
		assertThat(this.role.rights())
			.filteredOn((right) -> right.collection().equals("Historique") && right.purpose() != Purpose.COMPLETE)
			.extracting(ArchiverRole.Right::action)
			.containsExactlyInAnyOrder("find", "insert", "listIndexes", "createIndex");
		assertThat(this.role.rights()).filteredOn((right) -> right.purpose() == Purpose.COMPLETE)
			.extracting(ArchiverRole.Right::toString)
			.containsExactly("update on Historique");
		assertThat(this.role.script(Privileges.of(new BsonDocument()))).contains("actions: ['find', 'insert', ")
			.doesNotContain("'Historique' }, actions: ['find', 'insert', 'update'");
		assertThat(this.role.rights()).filteredOn((right) -> right.collection().equals("Historique_rejets"))
			.extracting(ArchiverRole.Right::action)
			.containsExactlyInAnyOrder("find", "insert", "update", "remove");
	}

	@Test
	void aRoleThatIsThereIsBroughtUpToDate() {
		Privileges present = new Privileges(List.of("archiver@admin"), List.of(ArchiverRole.NAME), List.of());
		assertThat(this.role.script(present)).contains("updateRole('orderArchiver'").doesNotContain("createRole");
	}

}
