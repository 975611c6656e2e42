package io.orderarchiver.doctor.server;

import java.time.Duration;
import java.time.Instant;

import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.finding.Finding.Status;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How what a server says is judged. */
class JudgementTests {

	@ParameterizedTest
	@CsvSource({ "3.6, FAILURE", "4.0, FAILURE", "4.2, OK", "4.4, OK", "5.0, OK", "6.0, OK", "7.0, OK", "8.0, OK",
			"8.2, OK", "9.0, WARNING" })
	void versionsFromFourTwoToEightWillDo(String version, Status status) {
		BsonArray parts = BsonArray.parse("[" + version.replace('.', ',') + "]");
		assertThat(VersionCheck.judge(version + ".1", parts).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "{setName: 'rs0', hosts: ['a:1', 'b:1']}; OK; replica set rs0, 2 members with data",
					"{msg: 'isdbgrid'}; OK; sharded cluster", "{ismaster: true}; WARNING; watch needs a replica set" })
	void aWatchNeedsAReplicaSetOrAShardedCluster(String hello, Status status, String title) {
		Finding finding = TopologyCheck.judge(BsonDocument.parse(hello), false);
		assertThat(finding.status()).isEqualTo(status);
		assertThat(finding.title()).contains(title);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0, OK", "900, 0, OK", "-900, 0, OK", "1500, 0, WARNING", "-90000, 100, WARNING",
			"2400, 3000, OK" })
	void clocksMayDifferByASecondAndByWhatTheAnswerTook(long skewMillis, long answerMillis, Status status) {
		Instant before = Instant.parse("2025-06-15T12:00:00Z");
		Instant after = before.plusMillis(answerMillis);
		Instant theirs = before.plus(Duration.ofMillis(answerMillis / 2 + skewMillis));
		Finding finding = ClockCheck.judge(theirs, before, after);
		assertThat(finding.status()).as(finding.title()).isEqualTo(status);
	}

}
