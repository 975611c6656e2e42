package io.orderarchiver.command.console;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.rejects.RejectNames;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.retry.RetrySettings;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.command.explain.OrderExplanations;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.Settings;

/**
 * MongoDB, opened by the first page that needs it: the others are there without. Whoever
 * looks at a page would rather be told than wait. The simulation's is opened for each
 * page: its server is another process's, which may end.
 */
final class ConsoleOrders implements AutoCloseable {

	private static final long PATIENCE_SECONDS = 10;

	private static final RetrySettings ONCE = new RetrySettings(0, Duration.ofSeconds(1));

	private final Settings settings;

	private final Site site;

	private final StopSignal stop;

	private final Clock clock;

	private Optional<Deployment> kept = Optional.empty();

	ConsoleOrders(Settings settings, Site site, StopSignal stop, Clock clock) {
		this.settings = settings;
		this.site = site;
		this.stop = stop;
		this.clock = clock;
	}

	<T> T ask(Function<Opened, T> question) {
		if (this.site == Site.DATABASE) {
			return question.apply(new Opened(kept()));
		}
		try (Deployment deployment = Deployment.ofSimulation(this.settings, this.stop)) {
			return question.apply(new Opened(deployment));
		}
	}

	private synchronized Deployment kept() {
		if (this.kept.isEmpty()) {
			this.kept = Optional.of(Deployment.ofDatabase(this.settings));
		}
		return this.kept.get();
	}

	CollectionNames names() {
		return this.settings.collections();
	}

	@Override
	public synchronized void close() {
		this.kept.ifPresent(Deployment::close);
		this.kept = Optional.empty();
	}

	/** An open MongoDB, which is asked once and not for long. */
	final class Opened {

		private final Deployment deployment;

		private final ArchiveCollections collections;

		private final Retries retries = new Retries(ONCE, ConsoleOrders.this.stop, Measurements.NONE);

		private Opened(Deployment deployment) {
			this.deployment = deployment;
			this.collections = new ArchiveCollections(
					deployment.connection().database().withTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS), names());
		}

		KeptRejects rejects() {
			return new KeptRejects(this.collections, this.retries);
		}

		RejectNames rejectNames() {
			return new RejectNames(this.collections, this.retries);
		}

		OrderExplanations explanations() {
			return new OrderExplanations(this.deployment, ConsoleOrders.this.settings, this.collections, this.retries,
					ConsoleOrders.this.clock);
		}

		/** Database and cluster. */
		String target() {
			return this.deployment.connection().target().database() + " on " + this.deployment.cluster();
		}

	}

}
