package io.orderarchiver.run.worker;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.run.history.StepContexts;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.step.partition.RunLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * The claims of this process on partitions of one run, each kept alive by a heartbeat, by
 * which it hears of a wish to stop, and of what others have done, too.
 */
public final class HeldClaims implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HeldClaims.class);

	private static final Duration BEAT = Duration.ofSeconds(3);

	private final Map<Long, PartitionClaim> claims = new ConcurrentHashMap<>();

	private final Set<Long> known = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean beating = new AtomicBoolean();

	private final PartitionRows rows;

	private final StepContexts contexts;

	private final RunLimits limits;

	private final StopSignal stop;

	private final ScheduledExecutorService executor;

	private volatile @Nullable Future<?> beats;

	/**
	 * Begins with none.
	 * @param jdbc the job repository
	 * @param limits hold for the run
	 * @param stop ends the run's work in this process
	 */
	public HeldClaims(JdbcClient jdbc, RunLimits limits, StopSignal stop) {
		this.rows = new PartitionRows(jdbc);
		this.contexts = new StepContexts(jdbc);
		this.limits = limits;
		this.stop = stop;
		this.executor = Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "partition-heartbeat");
			thread.setDaemon(true);
			return thread;
		});
	}

	void add(PartitionClaim claim) {
		this.known.add(claim.stepExecution());
		this.claims.put(claim.stepExecution(), claim);
		if (this.beating.compareAndSet(false, true)) {
			this.beats = this.executor.scheduleWithFixedDelay(this::beat, 0, BEAT.toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	/** Whether a step is one that was claimed here, even if no longer. */
	boolean knows(long stepExecution) {
		return this.known.contains(stepExecution);
	}

	Optional<PartitionClaim> of(long stepExecution) {
		return Optional.ofNullable(this.claims.get(stepExecution));
	}

	void remove(PartitionClaim claim) {
		this.claims.remove(claim.stepExecution(), claim);
	}

	private void beat() {
		try {
			this.claims.values().forEach(this::beat);
			this.claims.values().stream().findFirst().ifPresent((claim) -> {
				this.limits.shareWith(this.rows.processes(claim.jobExecution()));
				this.limits.saved(this.contexts.ofRun(claim.jobExecution()));
			});
		}
		catch (DataAccessException | TransactionException | JobRepositoryException ex) {
			logger.warn("The heartbeat of this process could not be written to the job repository: {}",
					ex.getClass().getSimpleName());
		}
	}

	/** One that is lost ends with its next save. */
	private void beat(PartitionClaim claim) {
		if (this.rows.beat(claim) && this.rows.isStopRequested(claim)) {
			this.stop.request();
		}
	}

	@Override
	public void close() {
		if (this.beats != null) {
			this.beats.cancel(false);
		}
		this.executor.shutdownNow();
	}

}
