package io.orderarchiver.report;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.report.Parts.Part;
import io.orderarchiver.report.Parts.Style;
import io.orderarchiver.run.record.TimeBucket;
import io.orderarchiver.run.record.TimeBuckets;

/**
 * Where the time of a run went.
 *
 * @param times what it has recorded
 */
record StageTimes(TimeBuckets times) {

	Parts parts() {
		List<Part> parts = new ArrayList<>();
		for (Stage stage : Stage.values()) {
			long micros = this.times.buckets().stream().mapToLong((bucket) -> micros(bucket, stage)).sum();
			parts.add(new Part(name(stage), style(stage), micros, Shown.duration(micros / 1_000_000.0)));
		}
		return new Parts("stages", "Where the time went", "Time, over all threads", parts);
	}

	private static long micros(TimeBucket bucket, Stage stage) {
		return bucket.stageMicros().getOrDefault(stage, 0L);
	}

	private static Style style(Stage stage) {
		return switch (stage) {
			case KEYS -> Style.A;
			case KNOWN -> Style.C;
			case LOOKUP -> Style.F;
			case WRITE -> Style.D;
			case CHECKPOINT -> Style.B;
		};
	}

	private static String name(Stage stage) {
		return switch (stage) {
			case KEYS -> "keys: which orders are delivered";
			case KNOWN -> "known: which of them are archived";
			case LOOKUP -> "look-up: the rest is joined";
			case WRITE -> "write: into the archive";
			case CHECKPOINT -> "checkpoint: into the job repository";
		};
	}

}
