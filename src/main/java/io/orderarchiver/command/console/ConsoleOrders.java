package io.orderarchiver.command.console;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.rejects.RejectNames;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.explain.OrderExplanations;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.Settings;

/**
 * MongoDB, opened by the first page that needs it: the others are there without. Whoever
 * looks at a page would rather be told than wait.
 */
final class ConsoleOrders implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 10;

	private static final RetrySettings ONCE = new RetrySettings(0, Duration.ofSeconds(1));

	private final Settings settings;

	private final Site site;

	private final StopSignal stop;

	private final Clock clock;

	private Optional<Deployment> opened = Optional.empty();

	ConsoleOrders(Settings settings, Site site, StopSignal stop, Clock clock) {
		this.settings = settings;
		this.site = site;
		this.stop = stop;
		this.clock = clock;
	}

	private synchronized Deployment deployment() {
		if (this.opened.isEmpty()) {
			this.opened = Optional.of((this.site == Site.SIMULATION) ? Deployment.ofSimulation(this.settings, this.stop)
					: Deployment.ofDatabase(this.settings));
		}
		return this.opened.get();
	}

	KeptRejects rejects() {
		return new KeptRejects(collections(), retries());
	}

	RejectNames rejectNames() {
		return new RejectNames(collections(), retries());
	}

	OrderExplanations explanations() {
		return new OrderExplanations(deployment(), this.settings, this.stop, this.clock);
	}

	CollectionNames names() {
		return this.settings.collections();
	}

	/** Database and cluster. */
	String target() {
		Deployment deployment = deployment();
		return deployment.connection().target().database() + " on " + deployment.cluster();
	}

	private ArchiveCollections collections() {
		return new ArchiveCollections(
				deployment().connection().database().withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS), names());
	}

	private Retries retries() {
		return new Retries(ONCE, this.stop, Measurements.NONE);
	}

	@Override
	public synchronized void close() {
		this.opened.ifPresent(Deployment::close);
		this.opened = Optional.empty();
	}

}
