package io.orderarchiver.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.verify.files.Candidates.Candidate;
import io.orderarchiver.verify.files.SeenOrders.Seen;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Counts what rows of the archive say of orders whose {@code _id} is another than theirs:
 * several rows, in several partitions, may speak of one order. They are heard in the
 * order of the archive. It begins anew when it is interrupted.
 */
class SettleTasklet implements Tasklet {

	private final VerifyState state;

	private final VerifyFiles files;

	private final VerifyOptions options;

	private final StopSignal stop;

	SettleTasklet(VerifyState state, VerifyFiles files, VerifyOptions options, StopSignal stop) {
		this.state = state;
		this.files = files;
		this.options = options;
		this.stop = stop;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context)
			throws IOException, JobInterruptedException {
		StepExecution step = contribution.getStepExecution();
		try {
			this.files.candidates(step, VerifySteps.backward(step.getJobExecution()))
				.forEachPage(this.options.pageSize(), this::settle);
		}
		catch (StopRequestedException ex) {
			step.setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
		return RepeatStatus.FINISHED;
	}

	private void settle(List<Candidate> page) throws IOException {
		this.stop.check();
		for (Candidate candidate : page) {
			keep(Judgement.of(candidate.key(), candidate.kind()));
		}
	}

	/**
	 * An order that was counted counts no more, though it may be deleted since; unless a
	 * second archived order of it is found.
	 */
	private void keep(Judgement judgement) throws IOException {
		Optional<Seen> seen = this.state.files().seen().find(judgement.id());
		if (seen.isEmpty()) {
			this.state.settle(judgement);
			return;
		}
		Optional<FindingKind> before = seen.get().finding();
		boolean misplaced = judgement.finding().filter(FindingKind.MISPLACED::equals).isPresent();
		if (misplaced && !before.equals(judgement.finding())) {
			this.state.settleAnew(judgement, before);
		}
	}

}
