package io.orderarchiver.run.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.run.deployment.RunFiles;

/**
 * What is forgotten of the job repository, and what not.
 *
 * @param removed runs that ended for good, long enough ago
 * @param resumable runs that ended as long ago, but may be resumed
 * @param directories what those that are removed have left on this host
 * @param undeleted of these, what cannot be deleted, and why
 */
public record Pruning(List<RecordedRun> removed, List<RecordedRun> resumable, List<Path> directories,
		Map<Path, String> undeleted) {

	/** A file's time and a run's are not of one clock. */
	private static final Duration ROUNDING = Duration.ofMinutes(1);

	static final Pruning NOTHING = new Pruning(List.of(), List.of(), List.of(), Map.of());

	/** Whether it is meant. */
	public enum Mode {

		REMOVE,

		/** Only looks what would be removed. */
		DRY_RUN

	}

	static Pruning of(List<RecordedRun> runs, Instant before, RunFiles files) {
		List<RecordedRun> old = runs.stream()
			.filter((run) -> !run.state().isAlive() && run.endedAt().isBefore(before))
			.toList();
		List<RecordedRun> removed = old.stream().filter((run) -> !isToBeKept(run)).toList();
		return new Pruning(removed, old.stream().filter(Pruning::isToBeKept).toList(),
				removed.stream().flatMap((run) -> left(run, files).stream()).toList(), Map.of());
	}

	/** A run of another job repository may have the same number, and files here. */
	private static Optional<Path> left(RecordedRun run, RunFiles files) {
		return files.leftBy(run.job(), run.number(), run.startedAt().minus(ROUNDING), run.endedAt().plus(ROUNDING));
	}

	/** What died waits to be recovered, whether that resumes it or not. */
	private static boolean isToBeKept(RecordedRun run) {
		return run.isResumable() || run.state() == RunState.DIED;
	}

	/** Deletes what can be deleted; nothing needs the rest any more. */
	Pruning deleteDirectories() {
		List<Path> deleted = new ArrayList<>();
		Map<Path, String> failed = new LinkedHashMap<>();
		for (Path directory : this.directories) {
			try {
				PrivateFiles.deleteTree(directory);
				deleted.add(directory);
			}
			catch (IOException | UncheckedIOException ex) {
				failed.put(directory, ex.getClass().getSimpleName() + ": " + ex.getMessage());
			}
		}
		return new Pruning(this.removed, this.resumable, deleted, failed);
	}

}
