package io.orderarchiver.run.log;

import java.util.Map;
import java.util.Optional;

import ch.qos.logback.core.Context;

/**
 * Of which run the lines of a log are, whatever thread writes them.
 *
 * @param job the job's name
 * @param run its number, once it is known
 */
record RunMark(String job, Optional<Long> run) {

	static final RunMark NONE = new RunMark("-", Optional.empty());

	static final String JOB = "job";

	static final String RUN = "run";

	private static final String KEY = RunMark.class.getName();

	static RunMark of(Context context) {
		return (context.getObject(KEY) instanceof RunMark mark) ? mark : NONE;
	}

	void put(Context context) {
		context.putObject(KEY, this);
	}

	Map<String, String> diagnostics() {
		return this.run.map((number) -> Map.of(JOB, this.job, RUN, String.valueOf(number)))
			.orElseGet(() -> Map.of(JOB, this.job));
	}

}
