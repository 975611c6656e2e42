package io.orderarchiver.command.rejects;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.rejects.RejectNames;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.invocation.RunArguments;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.Settings;

/** The store of rejects of a deployment. */
final class RejectStoreAccess implements AutoCloseable {

	private final Deployment deployment;

	private final ArchiveCollections collections;

	private final Retries retries;

	private RejectStoreAccess(Deployment deployment, Settings settings, StopSignal stop) {
		this.deployment = deployment;
		this.collections = new ArchiveCollections(deployment.connection().database(), settings.collections());
		this.retries = new Retries(settings.retries(), stop, Measurements.NONE);
	}

	static RejectStoreAccess of(RunArguments arguments, Settings settings, StopSignal stop) {
		return new RejectStoreAccess(arguments.open(settings, stop), settings, stop);
	}

	Deployment deployment() {
		return this.deployment;
	}

	KeptRejects kept() {
		return new KeptRejects(this.collections, this.retries);
	}

	RejectNames names() {
		return new RejectNames(this.collections, this.retries);
	}

	/** What the store is called. */
	String collection() {
		return this.collections.names().rejects();
	}

	/** Where it is. */
	String target() {
		return this.deployment.connection().target().database() + " on " + this.deployment.cluster();
	}

	@Override
	public void close() {
		this.deployment.close();
	}

}
