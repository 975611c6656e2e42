package io.orderarchiver.run;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.model.IndexOptions;
import io.orderarchiver.run.outcome.ExitStatus;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** An archive that forgets is told of before each run. */
@ExtendWith(OutputCaptureExtension.class)
class ArchiveRetentionIT extends RunFixture {

	private static final String WARNING = "Historique has a TTL index, 'kept', on date_archivage (expireAfterSeconds"
			+ " 7776000): archived orders vanish";

	@BeforeEach
	void placeOrders() {
		this.town.place(3);
	}

	@Test
	void aTtlIndexOnTheArchiveIsWarnedOfAtEachStart(CapturedOutput output) {
		expire("date_archivage");
		assertThat(this.archiver.archive().exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(output.getAll()).containsOnlyOnce(WARNING)
			.contains("still delivered in Commande", "archived again", "dropIndex('kept')");
		this.archiver.archive(ArchiveHarness.DRY_RUN);
		assertThat(output.getAll().split(WARNING.substring(0, 20), -1)).hasSize(3);
	}

	@Test
	void theWatchWarnsOfItToo(CapturedOutput output) {
		expire("date_archivage");
		this.watcher.drain(WatchHarness.untilIdle(Duration.ofMillis(200)));
		assertThat(output.getAll()).containsOnlyOnce(WARNING);
	}

	@Test
	void withoutOneNothingIsSaid(CapturedOutput output) {
		this.archiver.archive();
		assertThat(output.getAll()).doesNotContain("TTL");
	}

	private void expire(String field) {
		collection("Historique").createIndex(new Document(field, 1),
				new IndexOptions().name("kept").expireAfter(90L, TimeUnit.DAYS));
	}

}
