package io.orderarchiver.run.history;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.orderarchiver.run.history.RunQueries.Execution;
import io.orderarchiver.run.history.RunQueries.Note;
import io.orderarchiver.run.lease.LeaseName;
import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.lease.RunOwner;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.BatchStatus;

/** Tells what has become of runs. */
final class RunStates {

	/** What may have become of a run whose newest execution has not ended. */
	private static final Set<RunState> UNENDED = EnumSet.of(RunState.RUNNING, RunState.STOPPING, RunState.DIED);

	private final LiveRuns liveRuns;

	private final RunQueries.Version version;

	private final RunOwner self = RunOwner.thisProcess();

	RunStates(LiveRuns liveRuns, RunQueries.Version version) {
		this.liveRuns = liveRuns;
		this.version = version;
	}

	/**
	 * What has become of a run.
	 * @param newest its newest execution
	 * @param note what was noted of that, or null
	 */
	RunState of(Execution newest, @Nullable Note note) {
		return of(newest, () -> owner(newest, note).map(this::alive).orElse(RunState.DIED));
	}

	/** What may have become of a run that did not end well. */
	static Set<RunState> unfinished() {
		EnumSet<RunState> unfinished = EnumSet.allOf(RunState.class);
		unfinished.removeIf((state) -> !state.isUnfinished());
		return unfinished;
	}

	/** Those that newest executions of runs in certain states may have. */
	static Set<BatchStatus> statuses(Set<RunState> wanted) {
		Set<BatchStatus> statuses = EnumSet.noneOf(BatchStatus.class);
		for (BatchStatus status : BatchStatus.values()) {
			if (UNENDED.stream().anyMatch((unended) -> wanted.contains(of(status, () -> unended)))) {
				statuses.add(status);
			}
		}
		return statuses;
	}

	/** Whether only a look at processes can tell what has become of it. */
	static boolean isUnended(Execution newest) {
		return UNENDED.contains(of(newest, () -> RunState.DIED));
	}

	/** What has become of it, where only a look at processes can tell the rest. */
	static RunState of(Execution newest, Supplier<RunState> unended) {
		return of(BatchStatus.valueOf(newest.status()), unended);
	}

	private static RunState of(BatchStatus status, Supplier<RunState> unended) {
		return switch (status) {
			case COMPLETED -> RunState.COMPLETED;
			case FAILED -> RunState.FAILED;
			case STOPPED -> RunState.STOPPED;
			case ABANDONED -> RunState.ABANDONED;
			case STARTING, STARTED, STOPPING, UNKNOWN -> unended.get();
		};
	}

	/** The living process that is at work on it; a later run's is not. */
	Optional<RunOwner> owner(Execution newest, @Nullable Note note) {
		return this.liveRuns.living(LeaseName.of(newest.job()), newest.target(), this.self)
			.filter((owner) -> note == null || note.isOf(owner));
	}

	boolean isHeld(RecordedRun run, RunOwner owner) {
		return this.liveRuns.living(LeaseName.of(run.job()), run.target(), this.self)
			.filter((living) -> living.id().equals(owner.id()))
			.isPresent();
	}

	private RunState alive(RunOwner owner) {
		return (this.version.hasNotes() && this.liveRuns.isStopRequested(owner)) ? RunState.STOPPING : RunState.RUNNING;
	}

}
