package io.orderarchiver.run.history;

import java.time.Instant;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.step.RunReference;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What makes an archive run the same as a former one, but for its number.
 *
 * @param target what it works on
 * @param from the first instant selected, ISO, or null
 * @param to the first instant not selected, ISO, or null
 * @param dryRun whether it only counts
 */
public record RunIdentity(String target, @Nullable String from, @Nullable String to, boolean dryRun) {

	/** The job parameter that holds the target. */
	public static final String TARGET = "target";

	static final String DATE_FROM = "date-from";

	static final String DATE_TO = "date-to";

	static final String DRY_RUN = "dry-run";

	/**
	 * What an archive run is known by.
	 * @param target what it works on
	 * @param options what it does
	 * @return the same for runs that resume each other
	 */
	public static RunIdentity of(RunTarget target, ArchiveOptions options) {
		Window window = options.window();
		return new RunIdentity(target.toString(), text(window.from()), text(window.to()),
				options.mode() == ArchiveMode.DRY_RUN);
	}

	static RunIdentity of(JobParameters parameters) {
		return new RunIdentity(String.valueOf(parameters.getString(TARGET)), parameters.getString(DATE_FROM),
				parameters.getString(DATE_TO), Boolean.parseBoolean(parameters.getString(DRY_RUN)));
	}

	private static @Nullable String text(@Nullable Instant instant) {
		return (instant != null) ? instant.toString() : null;
	}

	/** Always the same types: to the job repository, a text and a date are two values. */
	public JobParameters parameters(long run) {
		JobParametersBuilder parameters = new JobParametersBuilder().addString(TARGET, this.target)
			.addString(DRY_RUN, Boolean.toString(this.dryRun))
			.addLong(RunReference.RUN_PARAMETER, run);
		if (this.from != null) {
			parameters.addString(DATE_FROM, this.from);
		}
		if (this.to != null) {
			parameters.addString(DATE_TO, this.to);
		}
		return parameters.toJobParameters();
	}

}
