package io.orderarchiver.run.history;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.orderarchiver.step.RunReference;

import org.springframework.batch.core.BatchStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * Finds which runs a question is about, so that no others are read. A run is an instance
 * of its job; instances are numbered in the order in which they came to be.
 */
final class RunSearch {

	private static final String NEWEST_EXECUTIONS = """
			FROM BATCH_JOB_INSTANCE i
			JOIN BATCH_JOB_EXECUTION e ON e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID AND NOT EXISTS (
				SELECT 1 FROM BATCH_JOB_EXECUTION n
				WHERE n.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID AND n.JOB_EXECUTION_ID > e.JOB_EXECUTION_ID)
			""";

	private static final String OF_TARGET = """
			JOIN BATCH_JOB_EXECUTION_PARAMS t
				ON t.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND t.PARAMETER_NAME = 'target' AND t.PARAMETER_VALUE = :target
			""";

	private static final long NEAR = 2_000;

	private static final long FARTHER = 5;

	private static final int NEIGHBOURHOOD = 100;

	private static final int MOST_LOOKS = 5;

	private final JdbcClient jdbc;

	RunSearch(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** The newest instances that meet the criteria, the newest first. */
	List<Long> newest(Criteria criteria, int most) {
		return criteria.isOfSomeStatuses() ? newestOfStatuses(criteria, most) : newestInRanges(criteria, most);
	}

	/** Few are: a join would begin with the many instances. */
	private List<Long> newestOfStatuses(Criteria criteria, int most) {
		return this.jdbc.sql("""
				SELECT e.JOB_INSTANCE_ID
				FROM BATCH_JOB_EXECUTION e
				WHERE e.STATUS IN (:statuses) AND e.JOB_INSTANCE_ID <= :upTo
					AND NOT EXISTS (
						SELECT 1 FROM BATCH_JOB_EXECUTION n
						WHERE n.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID AND n.JOB_EXECUTION_ID > e.JOB_EXECUTION_ID)
					AND EXISTS (
						SELECT 1 FROM BATCH_JOB_INSTANCE i
						WHERE i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID AND i.JOB_NAME IN (:jobs))
				ORDER BY e.JOB_INSTANCE_ID DESC
				FETCH FIRST :most ROWS ONLY""")
			.param("statuses", criteria.statusNames())
			.param("upTo", criteria.upTo())
			.param("jobs", criteria.jobs())
			.param("most", most)
			.query(Long.class)
			.list();
	}

	/** Among the newest first: a database sorts all that it is asked about. */
	private List<Long> newestInRanges(Criteria criteria, int most) {
		List<Long> found = new ArrayList<>();
		long upTo = Math.min(criteria.upTo(), newest());
		for (long span = NEAR; upTo > 0 && found.size() < most; span *= FARTHER) {
			long after = Math.max(0, upTo - span);
			found.addAll(newest(criteria.upTo(upTo), after, most - found.size()));
			upTo = after;
		}
		return found;
	}

	private List<Long> newest(Criteria criteria, long after, int most) {
		StatementSpec statement = this.jdbc
			.sql("SELECT i.JOB_INSTANCE_ID " + criteria.from()
					+ " WHERE i.JOB_NAME IN (:jobs) AND i.JOB_INSTANCE_ID > :after AND i.JOB_INSTANCE_ID <= :upTo "
					+ criteria.ofStatuses() + " ORDER BY i.JOB_INSTANCE_ID DESC FETCH FIRST :most ROWS ONLY")
			.param("jobs", criteria.jobs())
			.param("after", after)
			.param("upTo", criteria.upTo())
			.param("most", most)
			.param("statuses", criteria.statusNames());
		return criteria.target()
			.map((target) -> statement.param("target", target))
			.orElse(statement)
			.query(Long.class)
			.list();
	}

	/** The instance of a run. */
	Optional<Long> numbered(long run, Set<String> jobs) {
		Optional<Long> near = near(run, jobs);
		return near.isPresent() ? near : numberedAmongAll(run, jobs);
	}

	/**
	 * Numbers and instances are counted alike, if not from the same one on: a look at
	 * some tells where the others are, unless many were skipped.
	 */
	private Optional<Long> near(long run, Set<String> jobs) {
		long guess = newest();
		for (int look = 0; look < MOST_LOOKS; look++) {
			Map<Long, Long> numbers = numbers(guess - NEIGHBOURHOOD, guess + NEIGHBOURHOOD, jobs);
			Long nearest = numbers.keySet()
				.stream()
				.min(Comparator.comparingLong((number) -> Math.abs(number - run)))
				.orElse(null);
			if (nearest == null) {
				return Optional.empty();
			}
			long instance = numbers.getOrDefault(nearest, 0L);
			if (nearest == run) {
				return Optional.of(instance);
			}
			guess = instance + (run - nearest);
		}
		return Optional.empty();
	}

	/** The instances of some runs by their numbers. */
	private Map<Long, Long> numbers(long from, long to, Set<String> jobs) {
		Map<Long, Long> numbers = new HashMap<>();
		this.jdbc.sql("""
				SELECT i.JOB_INSTANCE_ID, r.PARAMETER_VALUE
				FROM BATCH_JOB_INSTANCE i
				JOIN BATCH_JOB_EXECUTION e ON e.JOB_INSTANCE_ID = i.JOB_INSTANCE_ID
				JOIN BATCH_JOB_EXECUTION_PARAMS r
					ON r.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND r.PARAMETER_NAME = 'run'
				WHERE i.JOB_INSTANCE_ID BETWEEN :from AND :to AND i.JOB_NAME IN (:jobs)""")
			.param("from", from)
			.param("to", to)
			.param("jobs", jobs)
			.query((row) -> {
				numbers.put(Long.valueOf(row.getString(2)), row.getLong(1));
			});
		return numbers;
	}

	private Optional<Long> numberedAmongAll(long run, Set<String> jobs) {
		return this.jdbc.sql("""
				SELECT MAX(i.JOB_INSTANCE_ID)
				FROM BATCH_JOB_EXECUTION_PARAMS r
				JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.JOB_EXECUTION_ID
				JOIN BATCH_JOB_INSTANCE i ON i.JOB_INSTANCE_ID = e.JOB_INSTANCE_ID
				WHERE r.PARAMETER_NAME = 'run' AND r.PARAMETER_VALUE = :run AND i.JOB_NAME IN (:jobs)""")
			.param("run", Long.toString(run))
			.param("jobs", jobs)
			.query(Long.class)
			.optional();
	}

	/**
	 * The newest instance among runs of smaller numbers. Those of other programs may not
	 * be numbers, and are not taken for such.
	 */
	Optional<Long> newestBefore(long run) {
		String number = Long.toString(run);
		return this.jdbc.sql("""
				SELECT MAX(e.JOB_INSTANCE_ID)
				FROM BATCH_JOB_EXECUTION_PARAMS r
				JOIN BATCH_JOB_EXECUTION e ON e.JOB_EXECUTION_ID = r.JOB_EXECUTION_ID
				WHERE r.PARAMETER_NAME = 'run' AND (LENGTH(r.PARAMETER_VALUE) < :digits
					OR (LENGTH(r.PARAMETER_VALUE) = :digits AND r.PARAMETER_VALUE < :run))""")
			.param("digits", number.length())
			.param("run", number)
			.query(Long.class)
			.optional();
	}

	/** The newest instance of all. */
	long newest() {
		return this.jdbc.sql("SELECT MAX(JOB_INSTANCE_ID) FROM BATCH_JOB_INSTANCE")
			.query(Long.class)
			.optional()
			.orElse(0L);
	}

	/**
	 * The parameters of runs of a job and target, those apart that every run has, by
	 * their numbers.
	 */
	Map<Long, Map<String, String>> parameters(String job, String target, long after, long upTo) {
		Map<Long, Map<String, String>> instances = new HashMap<>();
		this.jdbc
			.sql("SELECT i.JOB_INSTANCE_ID, p.PARAMETER_NAME, p.PARAMETER_VALUE " + NEWEST_EXECUTIONS + OF_TARGET + """
					JOIN BATCH_JOB_EXECUTION_PARAMS p
						ON p.JOB_EXECUTION_ID = e.JOB_EXECUTION_ID AND p.PARAMETER_NAME <> 'target'
					WHERE i.JOB_NAME = :job AND i.JOB_INSTANCE_ID > :after AND i.JOB_INSTANCE_ID <= :upTo""")
			.param("job", job)
			.param("target", target)
			.param("after", after)
			.param("upTo", upTo)
			.query((row) -> {
				instances.computeIfAbsent(row.getLong(1), (instance) -> new TreeMap<>())
					.put(row.getString(2), row.getString(3));
			});
		Map<Long, Map<String, String>> runs = new HashMap<>();
		instances.values().forEach((parameters) -> {
			String number = parameters.remove(RunReference.RUN_PARAMETER);
			if (number != null) {
				runs.put(Long.valueOf(number), parameters);
			}
		});
		return runs;
	}

	/**
	 * Which runs are meant.
	 *
	 * @param jobs of these jobs
	 * @param statuses as their newest executions have it
	 * @param target of this target, if only of that
	 * @param upTo the newest instance that is meant
	 */
	record Criteria(Set<String> jobs, Set<BatchStatus> statuses, Optional<String> target, long upTo) {

		Criteria upTo(long instance) {
			return new Criteria(this.jobs, this.statuses, this.target, instance);
		}

		/** If it is not of a target, too. */
		private boolean isOfSomeStatuses() {
			return this.target.isEmpty() && !isOfAnyStatus();
		}

		private Set<String> statusNames() {
			return this.statuses.stream().map(BatchStatus::name).collect(Collectors.toSet());
		}

		/** Without a look at executions, where these do not matter. */
		private String from() {
			return (this.target.isEmpty() && isOfAnyStatus()) ? "FROM BATCH_JOB_INSTANCE i"
					: NEWEST_EXECUTIONS + (this.target.isPresent() ? OF_TARGET : "");
		}

		private String ofStatuses() {
			return isOfAnyStatus() ? "" : "AND e.STATUS IN (:statuses)";
		}

		private boolean isOfAnyStatus() {
			return this.statuses.equals(EnumSet.allOf(BatchStatus.class));
		}

	}

}
