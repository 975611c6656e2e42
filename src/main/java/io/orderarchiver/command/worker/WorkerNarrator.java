package io.orderarchiver.command.worker;

import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.run.worker.WorkerListener;

/** Tells a person on stderr what a worker does. */
final class WorkerNarrator implements WorkerListener {

	private final Invocation invocation;

	WorkerNarrator(Invocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public void waiting(String target) {
		this.invocation.tell("Waiting for partitions of archive runs of %s.".formatted(target));
	}

	@Override
	public synchronized void began(long run, String partition) {
		this.invocation.tell("Run %d: working on partition %s.".formatted(run, partition));
	}

	@Override
	public void pageStored(StoredPage page) {
		// The process that runs the job shows how far it has come.
	}

	@Override
	public synchronized void ended(long run, String partition, String status) {
		this.invocation.tell("Run %d: partition %s %s.".formatted(run, partition, status));
	}

}
