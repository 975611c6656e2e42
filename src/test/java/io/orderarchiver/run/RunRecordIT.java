package io.orderarchiver.run;

import java.util.List;

import com.zaxxer.hikari.HikariDataSource;
import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.ArchiveHarness.Recorder;
import io.orderarchiver.run.RunRequest.Start;
import io.orderarchiver.run.outcome.RunReport;
import io.orderarchiver.run.record.OrderDays.OrderDay;
import io.orderarchiver.run.record.RunRecord;
import io.orderarchiver.run.record.RunRecords;
import io.orderarchiver.run.record.TimeBucket;
import io.orderarchiver.run.repository.JobRepositoryDataSource;
import io.orderarchiver.run.repository.JobRepositoryLocation;
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
