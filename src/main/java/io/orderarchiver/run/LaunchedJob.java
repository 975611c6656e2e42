package io.orderarchiver.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

import io.orderarchiver.run.deployment.RunTarget;
import io.orderarchiver.run.history.RecordedRun;
import io.orderarchiver.run.outcome.RunOutcome;

import org.springframework.batch.core.job.parameters.JobParameters;

/**
 * What the launch of one job has of its own.
 *
 * @param name by which schedulers and the job repository know it
 * @param configuration where its steps are
 * @param beans what it needs besides deployment and settings, by bean name
 * @param resumption which former run it goes on with
 * @param parameters those of a run of that number on a target
 * @param starting is told what is about to start, and tells what is to be closed when it
 * has ended
 * @param outcome reads off the job repository how it ended
 * @param <R> how it ends
 */
record LaunchedJob<R extends RunOutcome>(String name, Class<?> configuration, Map<String, Object> beans,
		Resumption resumption, BiFunction<RunTarget, Long, JobParameters> parameters,
		Function<RunStart, Ending> starting, BiFunction<RunContext, EndedRun, R> outcome) {

	/** Who is told, with nothing to be closed. */
	static Function<RunStart, Ending> telling(Consumer<RunStart> listener) {
		return (start) -> {
			listener.accept(start);
			return Ending.NOTHING;
		};
	}

	/** Tells which former run is gone on with. */
	@FunctionalInterface
	interface Resumption {

		/** Each run is a new one. */
		Resumption NONE = (context, past, target) -> Optional.empty();

		/**
		 * Chooses among former runs.
		 * @throws io.orderarchiver.run.settings.ConfigurationException if a certain run
		 * is to be repeated, but another would be
		 */
		Optional<RecordedRun> choose(RunContext context, PastRuns past, RunTarget target);

	}

	/** Something that lasts as long as a run. */
	@FunctionalInterface
	interface Ending extends AutoCloseable {

		/** There is nothing to be closed. */
		Ending NOTHING = () -> {
		};

		@Override
		void close();

	}

}
