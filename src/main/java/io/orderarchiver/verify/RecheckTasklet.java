package io.orderarchiver.verify;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.find.DeliveredKeys;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.files.CandidateReader;
import io.orderarchiver.verify.files.Candidates;
import io.orderarchiver.verify.files.Candidates.Candidate;
import io.orderarchiver.verify.files.PartFiles;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import io.orderarchiver.verify.judge.OrderJudge;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Looks again at what seemed wrong, until it was seen so often in a row: orders are
 * delivered and archived meanwhile. Nothing counts before the end, so that an interrupted
 * recheck begins anew.
 */
class RecheckTasklet implements Tasklet {

	/** The first look and three more. */
	private static final int SIGHTINGS = 4;

	/** What changes at each of so many looks is left open. */
	private static final int MOST_ROUNDS = 10;

	private static final Duration POLL = Duration.ofMillis(500);

	private final VerifyState state;

	private final VerifyFiles files;

	private final DeliveredKeys deliveredKeys;

	private final OrderJudge judge;

	private final WritersAtWork writers;

	private final VerifyOptions options;

	private final VerifyListener listener;

	private final InstantSource clock;

	private final StopSignal stop;

	RecheckTasklet(VerifyState state, VerifyFiles files, DeliveredKeys deliveredKeys, OrderJudge judge,
			WritersAtWork writers, VerifyOptions options, VerifyListener listener, InstantSource clock,
			StopSignal stop) {
		this.state = state;
		this.files = files;
		this.deliveredKeys = deliveredKeys;
		this.judge = judge;
		this.writers = writers;
		this.options = options;
		this.listener = listener;
		this.clock = clock;
		this.stop = stop;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context)
			throws IOException, JobInterruptedException {
		StepExecution step = contribution.getStepExecution();
		CandidateReader candidates = this.files.candidates(step, VerifySteps.forward(step.getJobExecution()));
		long left = candidates.count();
		if (left == 0) {
			return RepeatStatus.FINISHED;
		}
		try {
			Outcome outcome = awaitWriters(left) ? Outcome.CERTAIN : Outcome.PENDING;
			recheck(candidates, left, outcome);
		}
		catch (StopRequestedException ex) {
			step.setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
		return RepeatStatus.FINISHED;
	}

	/** Whether what is wrong after all looks is known to be wrong. */
	private enum Outcome {

		CERTAIN, PENDING

	}

	private boolean awaitWriters(long candidates) {
		WritersAtWork.Wait wait = this.writers.begin();
		Instant deadline = this.clock.instant().plus(this.options.patience());
		Optional<String> working = wait.stillWorking();
		working.ifPresent(this.listener::waitingFor);
		while (working.isPresent() && this.clock.instant().isBefore(deadline)) {
			this.stop.pause(POLL);
			working = wait.stillWorking();
		}
		this.listener.rechecking(candidates);
		return working.isEmpty();
	}

	private void recheck(CandidateReader first, long size, Outcome outcome) throws IOException {
		CandidateReader current = first;
		PartFiles.Round before = null;
		long left = size;
		try {
			for (int round = 1; left > 0; round++) {
				this.stop.pause(this.options.recheck());
				PartFiles.Round next = this.state.files().round(round);
				boolean last = round == MOST_ROUNDS;
				current.forEachPage(this.options.pageSize(), (page) -> look(page, next.candidates(), outcome, last));
				left = next.candidates().size();
				current = next.candidates().read();
				if (before != null) {
					before.close();
				}
				before = next;
			}
		}
		finally {
			if (before != null) {
				before.close();
			}
		}
	}

	private void look(List<Candidate> page, Candidates next, Outcome outcome, boolean last) throws IOException {
		this.stop.check();
		List<OrderKey> keys = this.deliveredKeys.among(page.stream().map((candidate) -> candidate.key().id()).toList());
		Map<RawValue, Judgement> judgements = new HashMap<>();
		this.judge.judge(this.judge.findArchived(keys))
			.forEach((judgement) -> judgements.put(judgement.id(), judgement));
		for (Candidate candidate : page) {
			Judgement judgement = judgements.get(candidate.key().id());
			if (judgement == null) {
				this.state.files().seen().forget(candidate.key().id());
				this.state.recheckedAway();
			}
			else if (!judgement.needsAnotherLook()) {
				this.state.settle(judgement);
				this.state.recheckedAway();
			}
			else {
				keepOrSettle(candidate, judgement, next, outcome, last);
			}
		}
	}

	private void keepOrSettle(Candidate before, Judgement judgement, Candidates next, Outcome outcome, boolean last)
			throws IOException {
		FindingKind kind = judgement.finding().orElseThrow();
		int sightings = (kind == before.kind()) ? before.sightings() + 1 : 1;
		if (sightings >= SIGHTINGS) {
			this.state.settle(judgement, Optional.of((outcome == Outcome.CERTAIN) ? kind : FindingKind.PENDING));
		}
		else if (last) {
			this.state.settle(judgement, Optional.of(FindingKind.PENDING));
		}
		else {
			next.add(new Candidate(judgement.key(), kind, sightings));
		}
	}

}
