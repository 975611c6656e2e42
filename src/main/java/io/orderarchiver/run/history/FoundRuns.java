package io.orderarchiver.run.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.orderarchiver.run.history.RunQueries.Execution;
import io.orderarchiver.run.history.RunQueries.Note;
import io.orderarchiver.run.history.RunSearch.Criteria;

/** Finds runs in the job repository, with what has become of each. */
final class FoundRuns {

	/**
	 * Runs that start at the same time may come to be in another order than that of their
	 * numbers: so many more are looked at to have them in order.
	 */
	private static final int NEIGHBOURS = 50;

	private final RunSearch search;

	private final RunQueries queries;

	private final RunStates states;

	private final boolean empty;

	FoundRuns(RunSearch search, RunQueries queries, RunStates states, boolean empty) {
		this.search = search;
		this.queries = queries;
		this.states = states;
		this.empty = empty;
	}

	/**
	 * The newest runs.
	 * @param jobs of which jobs
	 * @param wanted in which states
	 * @param limit how many at most
	 * @param before only runs with smaller numbers than this, if given
	 * @return the newest first
	 */
	List<FoundRun> newest(Set<String> jobs, Set<RunState> wanted, int limit, OptionalLong before) {
		if (jobs.isEmpty() || wanted.isEmpty()) {
			return List.of();
		}
		long most = before.orElse(Long.MAX_VALUE);
		return upTo(before).map((upTo) -> new Criteria(jobs, RunStates.statuses(wanted), Optional.empty(), upTo))
			.map((criteria) -> newest(criteria, (run) -> run.newest().run() < most && wanted.contains(run.state()),
					limit))
			.orElse(List.of());
	}

	private Optional<Long> upTo(OptionalLong before) {
		if (this.empty) {
			return Optional.empty();
		}
		if (before.isEmpty()) {
			return Optional.of(Long.MAX_VALUE);
		}
		Optional<Long> there = this.search.numbered(before.getAsLong(), Set.copyOf(RecordedRuns.JOBS));
		return there.isPresent() ? there.map((instance) -> instance + NEIGHBOURS)
				: this.search.newestBefore(before.getAsLong());
	}

	/**
	 * The newest runs. Whether a process is at work on one shows only when it is found.
	 * @param criteria what the job repository can tell
	 * @param wanted what shows when a run is found
	 * @param limit how many at most
	 * @return the newest first
	 */
	List<FoundRun> newest(Criteria criteria, Predicate<FoundRun> wanted, int limit) {
		int atOnce = limit + NEIGHBOURS;
		List<FoundRun> found = new ArrayList<>();
		List<Long> instances = this.search.newest(criteria, atOnce);
		found(this.queries.executionsOf(instances)).filter(wanted).forEach(found::add);
		while (instances.size() == atOnce && found.size() < atOnce) {
			instances = this.search.newest(criteria.upTo(instances.get(atOnce - 1) - 1), atOnce);
			found(this.queries.executionsOf(instances)).filter(wanted).forEach(found::add);
		}
		return found.stream()
			.sorted(Comparator.comparing((FoundRun run) -> run.newest().run()).reversed())
			.limit(limit)
			.toList();
	}

	/** The run of a number, if there is one. */
	Optional<FoundRun> numbered(long number) {
		return this.empty ? Optional.empty() : this.search.numbered(number, Set.copyOf(RecordedRuns.JOBS))
			.flatMap((instance) -> found(this.queries.executionsOf(List.of(instance))).findFirst());
	}

	/** All runs of this program, the newest first. */
	List<FoundRun> all() {
		return this.empty ? List.of() : found(this.queries.executions(RecordedRuns.JOBS)).toList();
	}

	private Stream<FoundRun> found(List<Execution> executions) {
		Map<Long, List<Execution>> runs = RunQueries.byRun(executions);
		Map<Long, Note> notes = this.queries.notes(runs.values()
			.stream()
			.map((all) -> all.get(0))
			.filter(RunStates::isUnended)
			.map(Execution::id)
			.toList());
		return runs.values().stream().map((all) -> {
			Note note = notes.get(all.get(0).id());
			return new FoundRun(all, note, this.states.of(all.get(0), note));
		});
	}

}
