package io.orderarchiver.run.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

import io.orderarchiver.run.history.RunQueries.Execution;
import io.orderarchiver.run.history.RunQueries.Note;
import org.jspecify.annotations.Nullable;

/**
 * A run that was found.
 *
 * @param executions all of it, newest first
 * @param note what was noted of the newest
 * @param state what has become of it
 */
record FoundRun(List<Execution> executions, @Nullable Note note, RunState state) {

	Execution newest() {
		return this.executions.get(0);
	}

	Collection<Long> ids() {
		return this.executions.stream().map(Execution::id).toList();
	}

	OptionalLong newer(Map<Long, Long> newer) {
		Long number = newer.get(newest().run());
		return (number != null) ? OptionalLong.of(number) : OptionalLong.empty();
	}

}
