package io.orderarchiver.run;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Date;

import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.testing.TcpProxy;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RestartIT extends RunFixture {

	@Test
	void failedRunGoesOnWhereItWasAndReadsNoOrderTwiceIntoTheArchive() {
		this.town.place(1000);
		RunReport failed = failAfter(4, this.archiver);
		assertThat(failed.exitStatus()).isEqualTo(ExitStatus.FAILED);
		assertThat(failed.reason()).contains("page 4 broke");
		assertThat(failed.total().archived()).isEqualTo(300);
		assertThat(this.town.archive()).hasSize(400);
		Recorder recorder = new Recorder();
		RunReport resumed = this.archiver.archive(ArchiveHarness.pages(100), Start.RESUME, new StopSignal(), recorder);
		assertThat(resumed.exitStatus()).as(resumed.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(resumed.resumed()).isTrue();
		assertThat(resumed.run()).isEqualTo(failed.run());
		assertThat(resumed.execution()).isNotEqualTo(failed.execution());
		assertThat(resumed.thisExecution().archived()).as("what is left").isEqualTo(600);
		assertThat(resumed.total().archived()).isEqualTo(900);
		assertArchiveIsAsExpected();
	}

	@Test
	void resumedRunArchivesAnOrderDeliveredBehindItsCheckpoint() {
		this.town.place(1000);
		failAfter(8, this.archiver);
		this.town.place(this.town.order("CMD-early").append("date_commande", Date.from(Town.NOON.plusSeconds(30))));
		this.town.place(this.town.order("CMD-undated").append("date_commande", null));
		RunReport resumed = this.archiver.archive(ArchiveHarness.pages(100));
		assertThat(resumed.resumed()).isTrue();
		assertThat(this.town.archive()).hasSize(1002);
		assertArchiveIsAsExpected();
	}

	@Test
	void ordersOfOneInstantAreAllArchivedWhateverPageTheCheckpointFallsInto() {
		for (int i = 0; i < 100; i++) {
			this.town.place(this.town.order("CMD-" + i));
		}
		RunReport failed = failAfter(4, this.archiver, 10);
		assertThat(failed.total().archived()).isEqualTo(30);
		RunReport resumed = this.archiver.archive(ArchiveHarness.pages(10));
		assertThat(resumed.resumed()).isTrue();
		assertArchiveIsAsExpected();
	}

	@Test
	void freshRunStartsOver() {
		this.town.place(300);
		RunReport failed = failAfter(2, this.archiver);
		RunReport fresh = this.archiver.archive(ArchiveHarness.pages(100), Start.FRESH, new StopSignal(),
				new Recorder());
		assertThat(fresh.resumed()).isFalse();
		assertThat(fresh.run()).isNotEqualTo(failed.run());
		assertThat(fresh.total().duplicates()).isEqualTo(200);
		assertThat(fresh.total().archived()).isEqualTo(100);
		assertThat(this.archiver.archive().resumed()).as("what a fresh run overtook").isFalse();
	}

	@Test
	void failedRunOnOneDatabaseIsNotResumedOnAnother() {
		this.town.place(300);
		RunReport failed = failAfter(2, this.archiver);
		try (TestMongo other = TestMongo.forClass(RestartIT.class)) {
			Town.in(other.database()).place(50);
			RunReport there = ArchiveHarness.of(other.uri(), other.databaseName(), this.home).archive();
			assertThat(there.resumed()).isFalse();
			assertThat(there.run()).isNotEqualTo(failed.run());
			assertThat(there.total().archived()).isEqualTo(50);
		}
	}

	@Test
	void startNamesTheRunsThatWaitToBeResumed() {
		this.town.place(300);
		RunReport failed = failAfter(2, this.archiver);
		Recorder recorder = new Recorder();
		this.archiver.archive(ArchiveHarness.DRY_RUN, Start.RESUME, new StopSignal(), recorder);
		assertThat(recorder.starts).singleElement()
			.satisfies((start) -> assertThat(start.waiting()).containsExactly(failed.run()));
	}

	@Test
	void stoppedRunEndsAfterItsPageAndIsResumedByTheSameCommand() {
		this.town.place(1000);
		StopSignal stop = new StopSignal();
		RunReport stopped = this.archiver.archive(ArchiveHarness.pages(100), Start.RESUME, stop,
				atPage(3, stop::request));
		assertThat(stopped.exitStatus()).isEqualTo(ExitStatus.STOPPED);
		assertThat(stopped.total().archived()).isEqualTo(300);
		assertThat(this.town.archive()).hasSize(300);
		RunReport resumed = this.archiver.archive(ArchiveHarness.pages(100));
		assertThat(resumed.exitStatus()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(resumed.total().archived()).isEqualTo(1000);
		assertThat(resumed.total().duplicates()).as("the tie at the checkpoint, and what lies before it")
			.isEqualTo(300);
		assertArchiveIsAsExpected();
	}

	@Test
	void rejectsThatACrashMadeARunMeetAgainAreCountedOnce() {
		for (int i = 0; i < 10; i++) {
			this.town.place(this.town.order(" ").append("date_commande", Date.from(Town.NOON.plusSeconds(i))));
		}
		RunReport failed = failAfter(3, this.archiver, 2);
		assertThat(failed.total().rejects()).isEqualTo(4);
		RunReport resumed = this.archiver.archive(ArchiveHarness.pages(2));
		assertThat(resumed.total().rejects()).isEqualTo(10);
		assertThat(resumed.exitStatus()).isEqualTo(ExitStatus.COMPLETE_WITH_REJECTS);
	}

	@Test
	void runGoesOnWhenMongoDbComesBackWithinTheRetries() {
		this.town.place(1000);
		try (TcpProxy proxy = TcpProxy.to(this.mongo)) {
			ArchiveHarness unsteady = archiver(proxy.uri());
			RunReport report = unsteady.archive(ArchiveHarness.pages(100), Start.RESUME, new StopSignal(),
					atPage(3, () -> {
						proxy.cut();
						proxy.restore();
					}));
			assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
			assertThat(report.total().archived()).isEqualTo(1000);
			assertArchiveIsAsExpected();
		}
	}

	@Test
	void runFailsWhenMongoDbStaysAwayAndIsResumedLater() {
		this.town.place(1000);
		try (TcpProxy proxy = TcpProxy.to(this.mongo)) {
			ArchiveHarness unsteady = archiver(proxy.uri() + "&serverSelectionTimeoutMS=300");
			RunReport failed = unsteady.archive(ArchiveHarness.pages(100), Start.RESUME, new StopSignal(),
					atPage(3, proxy::cut));
			assertThat(failed.exitStatus()).isEqualTo(ExitStatus.FAILED);
			assertThat(failed.reason()).contains("MongoDB does not answer");
			proxy.restore();
			RunReport resumed = unsteady.archive(ArchiveHarness.pages(100));
			assertThat(resumed.exitStatus()).as(resumed.reason()).isEqualTo(ExitStatus.COMPLETE);
			assertThat(resumed.resumed()).isTrue();
			assertArchiveIsAsExpected();
		}
	}

	@Test
	void stopIsHeardWhileMongoDbIsAway() {
		this.town.place(1000);
		StopSignal stop = new StopSignal();
		try (TcpProxy proxy = TcpProxy.to(this.mongo)) {
			ArchiveHarness unsteady = archiver(proxy.uri());
			RunReport stopped = unsteady.archive(ArchiveHarness.pages(100), Start.RESUME, stop, atPage(3, () -> {
				proxy.cut();
				stop.request();
			}));
			assertThat(stopped.exitStatus()).as(stopped.reason()).isEqualTo(ExitStatus.STOPPED);
			proxy.restore();
			assertThat(unsteady.archive(ArchiveHarness.pages(100)).resumed()).isTrue();
		}
		assertArchiveIsAsExpected();
	}

	@Test
	void dataDirectoryThatCannotBeWrittenIsNamed() throws IOException {
		Files.writeString(this.home.resolve("data"), "in the way");
		this.town.place(1);
		assertThatExceptionOfType(JobRepositoryException.class).isThrownBy(this.archiver::archive)
			.withMessageContaining(this.home.resolve("data").toString());
		assertThat(this.town.archive()).isEmpty();
	}

	private static RunReport failAfter(int pages, ArchiveHarness archiver) {
		return failAfter(pages, archiver, 100);
	}

	/** Fails when a page is written, and its checkpoint is not. */
	private static RunReport failAfter(int pages, ArchiveHarness archiver, int pageSize) {
		return archiver.archive(ArchiveHarness.pages(pageSize), Start.RESUME, new StopSignal(), atPage(pages, () -> {
			throw new IllegalStateException("page " + pages + " broke");
		}));
	}

	private static Recorder atPage(int page, Runnable action) {
		return new Recorder() {

			private int pages;

			@Override
			public void pageStored(StoredPage stored) {
				if (++this.pages == page) {
					action.run();
				}
			}

		};
	}

}
