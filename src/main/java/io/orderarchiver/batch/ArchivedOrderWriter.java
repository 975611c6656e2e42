package io.orderarchiver.batch;

import java.util.concurrent.Future;

import io.orderarchiver.archive.keys.CheckpointTime;
import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.archive.page.PageStorage;
import io.orderarchiver.archive.rejects.PageReference;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.archive.strain.StrainWatch.Work;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.step.RunCounts;
import io.orderarchiver.step.RunReference;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemStreamWriter;

/**
 * Stores a page at once. What a page holds that cannot be archived is rejected here, item
 * by item; what is thrown ends the run with its checkpoint intact. So the engine never
 * scans a chunk.
 */
class ArchivedOrderWriter implements ItemStreamWriter<OrderPage<ArchivedOrder>> {

	private final PageStorage storage;

	private final RunCounts counts;

	private final RunReference run;

	private final ArchiveListener listener;

	private final CheckpointTime checkpointTime;

	private final StrainWatch strain;

	private final StoppableWork work;

	ArchivedOrderWriter(PageStorage storage, RunCounts counts, RunReference run, ArchiveListener listener,
			CheckpointTime checkpointTime, StrainWatch strain, StoppableWork work) {
		this.storage = storage;
		this.counts = counts;
		this.run = run;
		this.listener = listener;
		this.checkpointTime = checkpointTime;
		this.strain = strain;
		this.work = work;
	}

	@Override
	public void write(Chunk<? extends OrderPage<ArchivedOrder>> chunk) throws JobInterruptedException {
		for (OrderPage<ArchivedOrder> page : chunk) {
			StoredPage stored = store(page);
			this.counts.add(stored.tally());
			this.listener.pageStored(stored);
			this.checkpointTime.written();
		}
	}

	private StoredPage store(OrderPage<ArchivedOrder> page) throws JobInterruptedException {
		PageReference reference = this.run.nextPage(this.counts);
		Future<StoredPage> stored = this.work
			.begin(() -> this.strain.time(Work.WRITE, page.orders().size(), () -> this.storage.store(page, reference)));
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
