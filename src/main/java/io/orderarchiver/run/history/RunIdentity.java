package io.orderarchiver.run.history;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.complete.CompleteOptions;
import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.step.RunReference;
import io.orderarchiver.verify.Sampling;
import io.orderarchiver.verify.VerifyOptions;

import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;

/**
 * What makes a run the same as a former one of its job, but for its number.
 *
 * @param target what it works on
 * @param parameters those of its job besides
 */
public record RunIdentity(String target, Map<String, String> parameters) {

	/** The job parameter that holds the target. */
	public static final String TARGET = "target";

	static final String DATE_FROM = "date-from";

	static final String DATE_TO = "date-to";

	static final String DRY_RUN = "dry-run";

	private static final String DEPTH = "depth";

	private static final String SAMPLE = "sample";

	private static final String FIELDS = "fields";

	/** Makes the parameters safe to share. */
	public RunIdentity {
		parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
	}

	/**
	 * What an archive run is known by.
	 * @param target what it works on
	 * @param options what it does
	 * @return the same for runs that resume each other
	 */
	public static RunIdentity of(RunTarget target, ArchiveOptions options) {
		Map<String, String> parameters = window(options.window());
		parameters.put(DRY_RUN, Boolean.toString(options.mode() == ArchiveMode.DRY_RUN));
		return new RunIdentity(target.toString(), parameters);
	}

	/**
	 * What a verification is known by.
	 * @param target what it works on
	 * @param options what it does
	 * @return the same for runs that resume each other
	 */
	public static RunIdentity of(RunTarget target, VerifyOptions options) {
		Map<String, String> parameters = window(options.window());
		parameters.put(DEPTH, options.depth().name().toLowerCase(Locale.ROOT));
		if (!options.sampling().equals(Sampling.ALL)) {
			parameters.put(SAMPLE, options.sampling().toString());
		}
		return new RunIdentity(target.toString(), parameters);
	}

	/**
	 * What a completion is known by.
	 * @param target what it works on
	 * @param options what it does
	 * @return the same for runs that resume each other
	 */
	public static RunIdentity of(RunTarget target, CompleteOptions options) {
		Map<String, String> parameters = window(options.window());
		parameters.put(DRY_RUN, Boolean.toString(options.mode() == ArchiveMode.DRY_RUN));
		parameters.put(FIELDS,
				options.fields().stream().map(ArchivedField::fieldName).sorted().collect(Collectors.joining(" ")));
		return new RunIdentity(target.toString(), parameters);
	}

	/**
	 * What a run is known by that is of all orders.
	 * @param target what it works on
	 * @param mode whether it writes
	 * @return the same for each of them
	 */
	public static RunIdentity of(RunTarget target, ArchiveMode mode) {
		return new RunIdentity(target.toString(), Map.of(DRY_RUN, Boolean.toString(mode == ArchiveMode.DRY_RUN)));
	}

	private static Map<String, String> window(Window window) {
		Map<String, String> parameters = new TreeMap<>();
		if (window.from() != null) {
			parameters.put(DATE_FROM, window.from().toString());
		}
		if (window.to() != null) {
			parameters.put(DATE_TO, window.to().toString());
		}
		return parameters;
	}

	/** Always the same types: to the job repository, a text and a date are two values. */
	public JobParameters parameters(long run) {
		JobParametersBuilder builder = new JobParametersBuilder().addString(TARGET, this.target)
			.addLong(RunReference.RUN_PARAMETER, run);
		this.parameters.forEach(builder::addString);
		return builder.toJobParameters();
	}

}
