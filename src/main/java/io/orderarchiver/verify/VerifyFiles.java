package io.orderarchiver.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import io.orderarchiver.verify.files.CandidateReader;
import io.orderarchiver.verify.files.VerificationFiles;
import io.orderarchiver.verify.files.VerificationFiles.Listing;
import io.orderarchiver.verify.finding.FindingCounts;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;

/** Opens the files of a run for its steps, which may be executed by several threads. */
class VerifyFiles {

	private final JobRepository jobRepository;

	private final VerifyDirectory directory;

	private final Listing listing;

	private @Nullable VerificationFiles files;

	VerifyFiles(JobRepository jobRepository, VerifyDirectory directory, VerifyOptions options) {
		this.jobRepository = jobRepository;
		this.directory = directory;
		this.listing = new Listing(options.list(), options.values());
	}

	/** What a step has found so far, and the files in which that is. */
	synchronized VerifyState state(StepExecution step) {
		try {
			ExecutionContext saved = step.getExecutionContext();
			return new VerifyState(of(step).part(step.getStepName(), VerifyState.lengthsIn(saved)),
					VerifyState.countsIn(saved).orElse(FindingCounts.ZERO), VerifyState.readIn(saved));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the run cannot be opened", ex);
		}
	}

	/** What steps before this one have left to be looked at. */
	synchronized CandidateReader candidates(StepExecution step, List<String> steps) throws IOException {
		return of(step).candidates(VerifySteps.lengths(this.jobRepository, step.getJobExecution(), steps));
	}

	/** They are read once, and known to all steps of this execution. */
	private VerificationFiles of(StepExecution step) throws IOException {
		if (this.files == null) {
			JobExecution execution = step.getJobExecution();
			this.files = VerificationFiles.open(this.directory.of(step.getJobParameters()), this.listing,
					VerifySteps.lengths(this.jobRepository, execution, VerifySteps.all(execution)));
		}
		return this.files;
	}

}
