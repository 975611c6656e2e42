package io.orderarchiver.run;

import java.util.concurrent.atomic.AtomicReference;

import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.RetryOptions;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.lease.AlreadyRunningException;
import io.orderarchiver.run.outcome.ExitStatus;
import io.orderarchiver.run.outcome.RetryReport;
import io.orderarchiver.testing.WriteCommands;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Retries of rejects among other runs. */
class RejectRetriesIT extends RunFixture {

	private static final int REJECTS = 30;

	@BeforeEach
	void rejectAndMend() {
		for (int i = 0; i < REJECTS; i++) {
			this.town.place(this.town.order(" ").append("number", "CMD-" + i));
		}
		this.archiver.archive();
		assertThat(this.town.rejects()).hasSize(REJECTS);
		for (int i = 0; i < REJECTS; i++) {
			collection("Commande").updateOne(new Document("number", "CMD-" + i),
					new Document("$set", new Document("numero_commande", "CMD-" + i)));
		}
	}

	@Test
	void stoppedRetryLeavesTheRestToTheNextOne() {
		StopSignal stop = new StopSignal();
		RetryReport stopped = this.archiver.retry(pages(10), stop, new Recorder() {
			@Override
			public void pageStored(StoredPage page) {
				stop.request();
			}
		});
		assertThat(stopped.exitStatus()).as(stopped.reason()).isEqualTo(ExitStatus.STOPPED);
		assertThat(stopped.counts().archived()).isEqualTo(10);
		assertThat(this.town.rejects()).hasSize(REJECTS - 10);
		RetryReport rest = this.archiver.retry(pages(10), new StopSignal(), new Recorder());
		assertThat(rest.exitStatus()).as(rest.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(rest.counts().read()).isEqualTo(REJECTS - 10);
		assertThat(this.town.rejects()).isEmpty();
		assertArchiveIsAsExpected();
	}

	@Test
	void archiveIsRefusedMeanwhileAndTheRetryIsNamed() {
		AtomicReference<Throwable> refusal = new AtomicReference<>();
		RetryReport report = this.archiver.retry(pages(100), new StopSignal(), new Recorder() {
			@Override
			public void pageStored(StoredPage page) {
				try {
					RejectRetriesIT.this.archiver.archive();
				}
				catch (AlreadyRunningException ex) {
					refusal.set(ex);
				}
			}
		});
		assertThat(report.exitStatus()).as(report.reason()).isEqualTo(ExitStatus.COMPLETE);
		assertThat(refusal.get()).isNotNull().hasMessageContaining("It is run %d of retryRejects", report.run());
	}

	@Test
	void dryRunSendsNoWriteCommand() {
		WriteCommands writes = new WriteCommands();
		RetryReport report = this.archiver.listening(writes)
			.retry(new RetryOptions(RejectSelection.ALL, ArchiveMode.DRY_RUN, 10), new StopSignal(), new Recorder());
		assertThat(report.counts().archived()).isEqualTo(REJECTS);
		assertThat(writes.seen()).isEmpty();
	}

	private static RetryOptions pages(int size) {
		return new RetryOptions(RejectSelection.ALL, ArchiveMode.ARCHIVE, size);
	}

}
