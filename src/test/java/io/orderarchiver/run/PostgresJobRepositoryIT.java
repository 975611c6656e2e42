package io.orderarchiver.run;

import java.sql.SQLException;

import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.TestSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresJobRepositoryIT extends RunFixture {

	@RegisterExtension
	private final TestSchema schema = new TestSchema();

	@RegisterExtension
	private final TestSchema another = new TestSchema();

	@Test
	void runsAreKeptInPostgreSqlAndResumedFromThere() throws SQLException {
		this.town.place(500);
		ArchiveHarness archiver = this.archiver.keepingRunsIn(this.schema.create());
		RunReport failed = archiver.archive(ArchiveHarness.pages(100), Start.RESUME, new StopSignal(), new Recorder() {
			private int pages;

			@Override
			public void pageStored(StoredPage page) {
				if (++this.pages == 3) {
					throw new IllegalStateException("broke");
				}
			}
		});
		assertThat(failed.exitStatus()).isEqualTo(ExitStatus.FAILED);
		RunReport resumed = archiver.archive(ArchiveHarness.pages(100));
		assertThat(resumed.exitStatus()).as(resumed.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(resumed.resumed()).isTrue();
		assertThat(resumed.thisExecution().archived()).isEqualTo(200);
		assertArchiveIsAsExpected();
		assertThat(this.home.resolve("data")).as("no file instead").doesNotExist();
	}

	@Test
	void twoJobRepositoriesMayLieInSchemasOfOneDatabase() throws SQLException {
		this.town.place(10);
		assertThat(this.archiver.keepingRunsIn(this.schema.create()).archive(ArchiveHarness.pages(10)).exitStatus())
			.isEqualTo(ExitStatus.COMPLETE);
		RunReport there = this.archiver.keepingRunsIn(this.another.create()).archive(ArchiveHarness.pages(10));
		assertThat(there.exitStatus()).as(there.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(there.thisExecution().duplicates()).isEqualTo(10);
	}

}
