package io.orderarchiver.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.model.IndexOptions;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** An archive that forgets is told of before each run. */
@ExtendWith(OutputCaptureExtension.class)
class ArchiveRetentionIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(ArchiveRetentionIT.class);

	private static final String WARNING = "Historique has a TTL index, 'kept', on date_archivage (expireAfterSeconds"
			+ " 7776000): archived orders vanish";

	@TempDir
	Path home;

	@BeforeEach
	void settle() {
		Town.in(mongo.database()).place(3);
	}

	@Test
	void aTtlIndexOnTheArchiveIsWarnedOfAtEachStart(CapturedOutput output) {
		expire("date_archivage");
		ArchiveHarness archiver = ArchiveHarness.of(mongo.uri(), mongo.databaseName(), this.home);
		assertThat(archiver.archive().exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(output.getAll()).containsOnlyOnce(WARNING)
			.contains("still delivered in Commande", "archived again", "dropIndex('kept')");
		archiver.archive(ArchiveHarness.DRY_RUN);
		assertThat(output.getAll().split(WARNING.substring(0, 20), -1)).hasSize(3);
	}

	@Test
	void theWatchWarnsOfItToo(CapturedOutput output) {
		expire("date_archivage");
		WatchHarness.of(mongo.uri(), mongo.databaseName(), this.home)
			.drain(WatchHarness.untilIdle(Duration.ofMillis(200)));
		assertThat(output.getAll()).containsOnlyOnce(WARNING);
	}

	@Test
	void withoutOneNothingIsSaid(CapturedOutput output) {
		ArchiveHarness.of(mongo.uri(), mongo.databaseName(), this.home).archive();
		assertThat(output.getAll()).doesNotContain("TTL");
	}

	private static void expire(String field) {
		mongo.database()
			.getCollection("Historique")
			.createIndex(new Document(field, 1), new IndexOptions().name("kept").expireAfter(90L, TimeUnit.DAYS));
	}

}
