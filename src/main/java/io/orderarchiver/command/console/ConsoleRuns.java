package io.orderarchiver.command.console;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.JobRepositoryInspection;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.repository.JobRepositoryException;
import io.orderarchiver.run.settings.Settings;

/** The job repository, opened for each page: whoever runs may come and go meanwhile. */
final class ConsoleRuns {

	private final Settings settings;

	private final Site site;

	private final AtomicBoolean seen = new AtomicBoolean();

	ConsoleRuns(Settings settings, Site site) {
		this.settings = settings;
		this.site = site;
	}

	/**
	 * Answers nothing if there was no run yet.
	 * @throws JobRepositoryException if there were runs, and their repository is gone
	 */
	<T> Optional<T> ask(Function<RecordedRuns, T> question) {
		Optional<RecordedRuns> opened = RecordedRuns.open(this.settings, this.site);
		if (opened.isEmpty()) {
			if (this.seen.get()) {
				throw new JobRepositoryException(
						("The job repository %s was there, and is gone. No order is lost by that; start no run before"
								+ " you know why.")
							.formatted(JobRepositoryInspection.location(this.settings, this.site)));
			}
			return Optional.empty();
		}
		this.seen.set(true);
		try (RecordedRuns runs = opened.get()) {
			return Optional.of(question.apply(runs));
		}
	}

}
