package io.orderarchiver.run;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.TestPostgres;
import io.orderarchiver.testing.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

class PostgresJobRepositoryIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(PostgresJobRepositoryIT.class);

	@TempDir
	Path home;

	private final String schema = "test_" + UUID.randomUUID().toString().replace("-", "");

	private String url;

	@BeforeEach
	void createSchema() throws SQLException {
		Optional<String> found = TestPostgres.url();
		assumeTrue(found.isPresent(), "no PostgreSQL: set TEST_POSTGRES_URL, or install Docker");
		this.url = found.orElseThrow();
		execute("CREATE SCHEMA " + this.schema);
	}

	@AfterEach
	void dropSchema() throws SQLException {
		execute("DROP SCHEMA " + this.schema + " CASCADE");
	}

	@Test
	void runsAreKeptInPostgreSqlAndResumedFromThere() {
		Town town = Town.in(mongo.database());
		town.place(500);
		ArchiveHarness archiver = ArchiveHarness.of(mongo.uri(), mongo.databaseName(), this.home)
			.keepingRunsIn(new JobRepositoryLocation.PostgreSql(inSchema(), Optional.empty(), Optional.empty()));
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
		assertThat(ExpectedArchive.actual(mongo.database())).isEqualTo(ExpectedArchive.of(mongo.database()));
		assertThat(this.home.resolve("data")).as("no file instead").doesNotExist();
	}

	private String inSchema() {
		return this.url + (this.url.contains("?") ? "&" : "?") + "currentSchema=" + this.schema;
	}

	private void execute(String statement) throws SQLException {
		if (this.url != null) {
			try (Connection connection = DriverManager.getConnection(this.url)) {
				connection.createStatement().execute(statement);
			}
		}
	}

}
