package io.orderarchiver.run.worker;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Predicate;

import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.step.RunReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims partitions of one run for this process, and lets go of them. */
public final class ClaimedPartitions {

	private static final Logger logger = LoggerFactory.getLogger(ClaimedPartitions.class);

	/** A partition by which so many processes died is not tried for ever. */
	private static final int MOST_CLAIMS = 20;

	/** One for all claims, by which the processes are counted that share a run. */
	private final RunOwner self = RunOwner.thisProcess();

	private final PartitionRows rows;

	private final HeldClaims claims;

	private final JobRepository jobRepository;

	/**
	 * Begins with none.
	 * @param jdbc the job repository
	 * @param claims keeps them
	 * @param jobRepository holds their steps
	 */
	public ClaimedPartitions(JdbcClient jdbc, HeldClaims claims, JobRepository jobRepository) {
		this.rows = new PartitionRows(jdbc);
		this.claims = claims;
		this.jobRepository = jobRepository;
	}

	/**
	 * Claims a partition.
	 * @param stepExecution its step
	 * @return the step as it was saved last; nothing if somebody living works on it, or
	 * another thread of this process, however silent it was, or it has ended
	 */
	public Optional<StepExecution> claim(long stepExecution) {
		return this.claims.of(stepExecution).isPresent() ? Optional.empty()
				: this.rows.claim(stepExecution, this.self).flatMap(this::begin);
	}

	/** A process may die between a partition's end and its letting go. */
	private Optional<StepExecution> begin(PartitionClaim claim) {
		StepExecution step = this.jobRepository.getStepExecution(claim.stepExecution());
		if (step == null || step.getStatus() == BatchStatus.COMPLETED || step.getStatus() == BatchStatus.FAILED) {
			this.rows.ended(claim, null);
			return Optional.empty();
		}
		this.claims.add(claim);
		if (claim.number() > MOST_CLAIMS) {
			giveUp(step);
			return Optional.empty();
		}
		step.getExecutionContext().putLong(RunReference.CLAIM, claim.number());
		return Optional.of(step);
	}

	private void giveUp(StepExecution step) {
		step.setStatus(BatchStatus.FAILED);
		step.setExitStatus(ExitStatus.FAILED);
		step.setEndTime(LocalDateTime.now(ZoneId.systemDefault()));
		this.jobRepository.update(step);
		ended(step, "%d processes have died, or fallen silent, while they worked on the partition %s"
			.formatted(MOST_CLAIMS, step.getStepName()));
	}

	/**
	 * Lets go of a partition that has ended.
	 * @param step its step
	 * @param reason why it has failed, without secrets, or null
	 * @return false if another process has taken it over
	 */
	public boolean ended(StepExecution step, @Nullable String reason) {
		return letGo(step, (claim) -> this.rows.ended(claim, reason));
	}

	/**
	 * Lets go of a partition that is not done: others may go on with it, unless the run
	 * is to end.
	 * @param step its step
	 * @return false if another process has taken it over
	 */
	public boolean giveBackUnlessStopped(StepExecution step) {
		return letGo(step,
				(claim) -> this.rows.isStopRequested(claim) ? this.rows.ended(claim, null) : this.rows.giveBack(claim));
	}

	/** Without a heartbeat, whatever comes now. */
	private boolean letGo(StepExecution step, Predicate<PartitionClaim> how) {
		Optional<PartitionClaim> claim = this.claims.of(step.getId());
		claim.ifPresent(this.claims::remove);
		boolean mine = claim.filter(how).isPresent();
		if (!mine) {
			logger.warn("{}", ClaimLostException.text(step));
		}
		return mine;
	}

}
