package io.orderarchiver.run;

import java.time.Instant;
import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.WatchHarness.Watching;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.record.Minute;
import io.orderarchiver.run.record.OrderDays.OrderDay;
import io.orderarchiver.run.record.RunRecord;
import io.orderarchiver.run.record.RunRecords;
import io.orderarchiver.run.record.TimeBucket;
import io.orderarchiver.run.record.WatchSign;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
import io.orderarchiver.watch.state.WatchState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class RunRecordIT extends RunFixture {

	@Test
	void runThatFailedAndWentOnHasRecordedAllOfIt() {
		this.town.place(500);
		this.town.place(this.town.order(" "));
		this.town.place(this.town.order("CMD-undated").append("date_commande", null));
		RunReport failed = this.archiver.archive(ArchiveHarness.pages(100), Start.RESUME, new StopSignal(),
				new Recorder() {

					private int pages;

					@Override
					public void pageStored(StoredPage page) {
						if (++this.pages == 3) {
							throw new IllegalStateException("page 3 broke");
						}
					}

				});
		assertThat(failed.reason()).contains("page 3 broke");
		RunReport resumed = this.archiver.archive(ArchiveHarness.partitions(2, 100));
		assertThat(resumed.run()).isEqualTo(failed.run());
		RunRecord record = record();
		List<TimeBucket> times = record.times().buckets();
		assertThat(times.stream().mapToLong(TimeBucket::archived).sum()).isEqualTo(this.town.archive().size());
		assertThat(times.stream().mapToLong(TimeBucket::rejected).sum()).isEqualTo(1);
		assertThat(times).allSatisfy((bucket) -> assertThat(bucket.stageMicros()).isNotEmpty());
		assertThat(record.days().undated()).isEqualTo(1);
		assertThat(record.days().spans().stream().mapToLong(OrderDay::archived).sum() + 1)
			.isEqualTo(this.town.archive().size());
		assertThat(record.hours().stream().mapToLong(Long::longValue).sum() + 1).isEqualTo(this.town.archive().size());
		assertThat(record.rejects()).singleElement()
			.satisfies((rejected) -> assertThat(rejected.reason()).isEqualTo(RejectReason.INVALID_NUMBER));
	}

	@Test
	void recordOfAWatchTellsWhatItIsDoingThoughNothingHappensAnyMore() {
		try (Watching watch = this.watcher.start().awaitStreaming()) {
			this.town.place(20);
			awaitArchived(20);
			Awaitility.await().until(() -> archivedOfLate() == 20);
			WatchSign sign = record().watch().orElseThrow();
			assertThat(sign.state()).isEqualTo(WatchState.STREAMING);
			assertThat(sign.since()).isBetween(Instant.now().getEpochSecond() - 120, sign.seen());
			Awaitility.await().until(() -> record().watch().orElseThrow().seen() > sign.seen());
			watch.stopped();
		}
		this.town.place(this.town.order("CMD-later"));
		this.watcher.drain();
		assertThat(archivedOfLate()).as("by both executions").isEqualTo(21);
	}

	private long archivedOfLate() {
		return record().minutes().minutes().stream().mapToLong(Minute::archived).sum();
	}

	@Test
	void recordOfAnArchiveHasNoSignOfAWatch() {
		this.town.place(20);
		this.archiver.archive();
		assertThat(record().watch()).isEmpty();
		assertThat(archivedOfLate()).isEqualTo(20);
	}

	private RunRecord record() {
		JobRepositoryLocation location = new JobRepositoryLocation.H2File(
				this.home.resolve("data").resolve("job-repository"));
		try (HikariDataSource dataSource = JobRepositoryDataSource.open(location)) {
			JdbcClient jdbc = JdbcClient.create(dataSource);
			long instance = jdbc.sql("SELECT MAX(JOB_INSTANCE_ID) FROM BATCH_JOB_INSTANCE").query(Long.class).single();
			return new RunRecords(jdbc).of(instance);
		}
	}

}
