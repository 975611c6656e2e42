package io.orderarchiver.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ConcurrentRunsIT {

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(ConcurrentRunsIT.class);

	@TempDir
	Path home;

	private Town town;

	private ArchiveHarness archiver;

	@BeforeEach
	void settle() {
		this.town = Town.in(mongo.database());
		this.archiver = ArchiveHarness.of(mongo.uri(), mongo.databaseName(), this.home);
	}

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
		try (ChildJvm child = child(this.home, mongo.databaseName(), 20)) {
			awaitArchived(20);
			assertThatExceptionOfType(AlreadyRunningException.class).isThrownBy(this.archiver::archive);
			child.terminate();
			assertThat(child.awaitExit()).as(child.output()).isEqualTo(ExitStatus.STOPPED.code());
		}
		RunReport resumed = this.archiver.archive();
		assertThat(resumed.resumed()).isTrue();
		assertThat(resumed.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertArchiveIsAsExpected(mongo);
	}

	@Test
	void runGoesOnWhenTheProcessThatOwnsTheJobRepositorysFileIsKilled() throws IOException {
		this.town.place(2000);
		try (TestMongo other = TestMongo.forClass(ConcurrentRunsIT.class)) {
			Town.in(other.database()).place(300);
			try (ChildJvm owner = child(this.home, mongo.databaseName(), 20)) {
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
			assertArchiveIsAsExpected(other);
		}
		RunReport resumed = this.archiver.archive();
		assertThat(resumed.resumed()).as("what was killed").isTrue();
		assertArchiveIsAsExpected(mongo);
	}

	@Test
	void passwordOfTheJobRepositoryIsTheOwnersAlone() throws IOException {
		this.archiver.archive();
		Path password = this.home.resolve("data/job-repository.password");
		assertThat(Files.getPosixFilePermissions(password)).hasSize(2);
		assertThat(Files.readString(password)).hasSizeGreaterThanOrEqualTo(32);
	}

	private static ChildJvm child(Path home, String database, int ordersPerSecond) throws IOException {
		return ChildJvm.start(ArchiveChild.class, home.resolve("child.log"), mongo.uri(), database, home.toString(),
				"20", Integer.toString(ordersPerSecond));
	}

	private void awaitArchived(int atLeast) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.town.archive().size() >= atLeast);
	}

	private static void assertArchiveIsAsExpected(TestMongo mongo) {
		assertThat(ExpectedArchive.actual(mongo.database())).isEqualTo(ExpectedArchive.of(mongo.database()));
	}

}
