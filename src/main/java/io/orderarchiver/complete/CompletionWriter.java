package io.orderarchiver.complete;

import java.util.concurrent.Future;

import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.archive.strain.StrainWatch.Work;
import io.orderarchiver.batch.ArchiveMode;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/** Completes a page at once, or in a dry run counts it. */
class CompletionWriter implements ItemStreamWriter<CompletionPage> {

	private final CompletionStore store;

	private final ArchiveMode mode;

	private final CompletionCounts counts;

	private final CompleteListener listener;

	private final StrainWatch strain;

	private final StoppableWork work;

	CompletionWriter(CompletionStore store, ArchiveMode mode, CompletionCounts counts, CompleteListener listener,
			StrainWatch strain, StoppableWork work) {
		this.store = store;
		this.mode = mode;
		this.counts = counts;
		this.listener = listener;
		this.strain = strain;
		this.work = work;
	}

	@Override
	public void write(Chunk<? extends CompletionPage> chunk) throws JobInterruptedException {
		for (CompletionPage page : chunk) {
			CompletionTally tally = page.others().plus(complete(page));
			this.counts.add(tally);
			this.listener.lookedAt(tally.read());
		}
	}

	private CompletionTally complete(CompletionPage page) throws JobInterruptedException {
		if (this.mode == ArchiveMode.DRY_RUN) {
			return page.updates()
				.stream()
				.map((update) -> CompletionTally.of(update.completion()))
				.reduce(CompletionTally.ZERO, CompletionTally::plus);
		}
		Future<CompletionTally> stored = this.work
			.begin(() -> this.strain.time(Work.WRITE, page.updates().size(), () -> this.store.update(page.updates())));
		try {
			return this.work.await(stored);
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	@Override
	public void close() {
		this.work.close();
	}

}
