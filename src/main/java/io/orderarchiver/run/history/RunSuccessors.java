package io.orderarchiver.run.history;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.orderarchiver.run.history.RunQueries.Execution;

/** Finds which runs have taken the place of others. */
final class RunSuccessors {

	/**
	 * So many instances are looked at first for a newer run; of old runs there are more.
	 */
	private static final long NEAR = 1_000;

	private static final long FARTHER = 8;

	private final RunSearch search;

	private final RunQueries queries;

	RunSuccessors(RunSearch search, RunQueries queries) {
		this.search = search;
		this.queries = queries;
	}

	/** For each run the next newer one of the same job, target and parameters. */
	Map<Long, Long> of(List<FoundRun> runs) {
		Map<Long, Map<String, String>> parameters = this.queries
			.parameters(runs.stream().map((run) -> run.newest().id()).toList());
		Map<Long, Long> newer = new HashMap<>();
		runs.stream()
			.collect(Collectors.groupingBy((run) -> List.of(run.newest().job(), run.newest().target())))
			.values()
			.forEach((alike) -> newer.putAll(newer(alike, parameters)));
		return newer;
	}

	/** Of runs of a job and target, which never run beside each other. */
	private Map<Long, Long> newer(List<FoundRun> runs, Map<Long, Map<String, String>> parameters) {
		Execution any = runs.get(0).newest();
		Map<Map<String, String>, NavigableSet<Long>> numbers = new HashMap<>();
		Map<Long, Long> newer = new HashMap<>();
		long after = runs.stream().mapToLong((run) -> run.newest().instance()).min().orElseThrow();
		long newest = this.search.newest();
		for (long next = NEAR; after < newest && newer.size() < runs.size(); next *= FARTHER) {
			this.search.parameters(any.job(), any.target(), after, after + next)
				.forEach((run, identity) -> numbers.computeIfAbsent(identity, (all) -> new TreeSet<>()).add(run));
			after += next;
			for (FoundRun run : runs) {
				Long higher = numbers
					.getOrDefault(parameters.getOrDefault(run.newest().id(), Map.of()), Collections.emptyNavigableSet())
					.higher(run.newest().run());
				if (higher != null) {
					newer.putIfAbsent(run.newest().run(), higher);
				}
			}
		}
		return newer;
	}

}
