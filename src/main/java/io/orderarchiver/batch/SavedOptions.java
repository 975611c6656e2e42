package io.orderarchiver.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.pace.PaceLimits;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/**
 * The options of an execution, kept in its job's context for the other processes that
 * work on it.
 *
 * @param options what the run does
 */
public record SavedOptions(ArchiveOptions options) {

	private static final String KEY = "archive.options";

	/**
	 * Reads them.
	 * @param job the context of a job's execution
	 * @param partitions how many partitions this process works on at once
	 * @return what the run does
	 */
	public static ArchiveOptions in(ExecutionContext job, int partitions) {
		return JsonMapper.shared().readValue(job.getString(KEY), Saved.class).options(partitions);
	}

	void saveIn(ExecutionContext job) {
		job.putString(KEY, JsonMapper.shared().writeValueAsString(Saved.of(this.options)));
	}

	/** As it is kept. */
	private record Saved(@Nullable Instant from, @Nullable Instant to, ArchiveMode mode, int batchSize, long maxRejects,
			@Nullable Integer maxRate, @Nullable Long maxLagMillis) {

		static Saved of(ArchiveOptions options) {
			return new Saved(options.window().from(), options.window().to(), options.mode(), options.batchSize(),
					options.maxRejects(),
					options.pace().maxRate().isPresent() ? (Integer) options.pace().maxRate().getAsInt() : null,
					options.pace().maxLag().map(Duration::toMillis).orElse(null));
		}

		ArchiveOptions options(int partitions) {
			return new ArchiveOptions(new Window(this.from, this.to), this.mode, this.batchSize, this.maxRejects,
					pace(), OptionalInt.of(partitions));
		}

		private PaceLimits pace() {
			return new PaceLimits((this.maxRate != null) ? OptionalInt.of(this.maxRate) : OptionalInt.empty(),
					Optional.ofNullable(this.maxLagMillis).map(Duration::ofMillis));
		}

	}

}
