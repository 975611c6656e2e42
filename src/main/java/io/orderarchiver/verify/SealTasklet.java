package io.orderarchiver.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.seal.InvalidSealException;
import io.orderarchiver.seal.SealDirectory;
import io.orderarchiver.seal.SealOptions.Faults;
import io.orderarchiver.seal.SealOptions;
import io.orderarchiver.seal.SealWriter;
import io.orderarchiver.seal.SealedRun;
import io.orderarchiver.seal.WrittenSeal;
import io.orderarchiver.step.RunReference;
import io.orderarchiver.verify.finding.FindingCounts;
import io.orderarchiver.verify.finding.FindingKind;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.scope.context.ChunkContext;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;

/**
 * Seals what was verified, if that was asked for and nothing stands against it. It begins
 * anew when it is resumed.
 */
class SealTasklet implements Tasklet {

	private final SealSource source;

	private final ArchivePages archive;

	private final VerifyOptions options;

	private final VerifyListener listener;

	private final InstantSource clock;

	private final StopSignal stop;

	private final FindingCounts counts;

	private final JobRepository jobRepository;

	/** The counts are those of the steps before. */
	SealTasklet(SealSource source, ArchivePages archive, VerifyOptions options, FindingCounts counts,
			VerifyListener listener, InstantSource clock, StopSignal stop, JobRepository jobRepository) {
		this.source = source;
		this.archive = archive;
		this.options = options;
		this.counts = counts;
		this.listener = listener;
		this.clock = clock;
		this.stop = stop;
		this.jobRepository = jobRepository;
	}

	@Override
	public RepeatStatus execute(StepContribution contribution, ChunkContext context)
			throws IOException, InvalidSealException, JobInterruptedException {
		SealOptions seal = this.options.seal().orElse(null);
		if (seal == null || !isSealable(seal.faults(), this.counts, this.options)) {
			return RepeatStatus.FINISHED;
		}
		StepExecution step = contribution.getStepExecution();
		try (this.archive) {
			RunReference run = RunReference.of(step, this.jobRepository);
			// A process may be killed between the end of the seal and that of the step.
			boolean written = seal.directory().isSealOf(this.source.target(), run.number());
			SealState.save(written ? SealState.read(seal.directory()) : write(seal, run), step.getExecutionContext());
		}
		catch (StopRequestedException ex) {
			step.setTerminateOnly();
			throw new JobInterruptedException("stopped on request");
		}
		return RepeatStatus.FINISHED;
	}

	/** What nobody could judge yet is not sealed in any case. */
	static boolean isSealable(Faults faults, FindingCounts counts, VerifyOptions options) {
		return switch (faults) {
			case REFUSED -> !counts.hasFaults(options.strictness());
			case SEALED -> counts.of(FindingKind.PENDING) == 0;
		};
	}

	private WrittenSeal write(SealOptions seal, RunReference run) throws IOException {
		Window window = this.options.window();
		Instant sealedAt = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		Optional<String> former = this.source.formerSeals().newestDigest(parent(seal.directory()));
		try (SealWriter writer = SealWriter.begin(seal.directory(), window, this.source.zone(), run.number())) {
			for (Optional<ArchivePages.Page> page = this.archive.next(); page.isPresent(); page = this.archive.next()) {
				this.stop.check();
				writer.add(page.get().documents());
				this.listener.lookedAt(page.get().documents().size());
			}
			return writer.finish(new SealedRun(this.source.target(), this.source.collection(), text(window.from()),
					text(window.to()), this.source.zone().getId(), run.number(),
					run.began().truncatedTo(ChronoUnit.MILLIS).toString(), sealedAt.toString(), this.source.version(),
					writer.archivedOrders(), this.counts.lookedAt(), this.counts.equal(), findings(),
					former.orElse(null)), seal.key());
		}
	}

	private static Path parent(SealDirectory directory) {
		return Objects.requireNonNull(directory.path().toAbsolutePath().getParent());
	}

	private static @Nullable String text(@Nullable Instant bound) {
		return (bound != null) ? bound.toString() : null;
	}

	private Map<String, Long> findings() {
		Map<String, Long> findings = new LinkedHashMap<>();
		this.counts.findings().forEach((kind, count) -> findings.put(kind.name(), count));
		return findings;
	}

}
