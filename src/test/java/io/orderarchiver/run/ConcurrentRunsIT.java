package io.orderarchiver.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.lease.AlreadyRunningException;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.ExpectedArchive;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConcurrentRunsIT extends RunFixture {

	@Test
	void secondArchiveOfATargetIsRefusedAndDoesNotDisturbTheFirst() {
		this.town.place(300);
		AtomicReference<Throwable> refusal = new AtomicReference<>();
		RunReport first = this.archiver.archive(ArchiveHarness.pages(100), Start.RESUME, new StopSignal(),
				new Recorder() {
					@Override
					public void pageStored(StoredPage page) {
						try {
							ConcurrentRunsIT.this.archiver.archive();
						}
						catch (AlreadyRunningException ex) {
							refusal.set(ex);
						}
					}
				});
		assertThat(refusal.get()).isNotNull()
			.hasMessageContaining("process " + ProcessHandle.current().pid())
			.hasMessageContaining("--wait");
		assertThat(first.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(this.archiver.archive().total().duplicates()).as("afterwards it may run again").isEqualTo(300);
	}

	@Test
	void archiveOfAnotherProcessIsNamedAndWaitedForIfAskedTo() throws IOException {
		this.town.place(200);
		try (ChildJvm child = ArchiveChild.start(this.mongo, this.home, 1, 20, 20)) {
			awaitArchived(20);
			assertThatExceptionOfType(AlreadyRunningException.class).isThrownBy(this.archiver::archive);
			child.terminate();
			assertThat(child.awaitExit()).as(child.output()).isEqualTo(ExitStatus.STOPPED.code());
		}
		RunReport resumed = this.archiver.archive();
		assertThat(resumed.resumed()).isTrue();
		assertThat(resumed.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertArchiveIsAsExpected();
	}

	@Test
	void runGoesOnWhenTheProcessThatOwnsTheJobRepositorysFileIsKilled() throws IOException {
		this.town.place(2000);
		try (TestMongo other = TestMongo.forClass(ConcurrentRunsIT.class)) {
			Town.in(other.database()).place(300);
			try (ChildJvm owner = ArchiveChild.start(this.mongo, this.home, 1, 20, 20)) {
				awaitArchived(20);
				RunReport survivor = ArchiveHarness.of(other.uri(), other.databaseName(), this.home)
					.archive(new ArchiveOptions(Window.ALL, ArchiveMode.ARCHIVE, 10, 0, OptionalInt.empty()),
							Start.RESUME, new StopSignal(), new Recorder() {
								private int pages;

								@Override
								public void pageStored(StoredPage page) {
									if (++this.pages == 5) {
										owner.kill();
									}
								}
							});
				assertThat(survivor.exitStatus()).as(survivor.reason()).isEqualTo(ExitStatus.COMPLETE);
				assertThat(survivor.total().archived()).isEqualTo(300);
			}
			assertThat(ExpectedArchive.actual(other.database())).isEqualTo(ExpectedArchive.of(other.database()));
		}
		RunReport resumed = this.archiver.archive();
		assertThat(resumed.resumed()).as("what was killed").isTrue();
		assertArchiveIsAsExpected();
	}

	@Test
	void passwordOfTheJobRepositoryIsTheOwnersAlone() throws IOException {
		this.archiver.archive();
		Path password = this.home.resolve("data/job-repository.password");
		assertThat(Files.getPosixFilePermissions(password)).hasSize(2);
		assertThat(Files.readString(password)).hasSizeGreaterThanOrEqualTo(32);
	}

}
