package io.orderarchiver.command.console;

import java.util.Optional;
import java.util.function.Function;

import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.history.RecordedRuns;
import io.orderarchiver.run.settings.Settings;

/** The job repository, opened for each page: whoever runs may come and go meanwhile. */
final class ConsoleRuns {

	private final Settings settings;

	private final Site site;

	ConsoleRuns(Settings settings, Site site) {
		this.settings = settings;
		this.site = site;
	}

	/** Answers nothing if there was no run yet. */
	<T> Optional<T> ask(Function<RecordedRuns, T> question) {
		Optional<RecordedRuns> opened = RecordedRuns.open(this.settings, this.site);
		if (opened.isEmpty()) {
			return Optional.empty();
		}
		try (RecordedRuns runs = opened.get()) {
			return Optional.of(question.apply(runs));
		}
	}

}
