package io.orderarchiver.run.pace;

import java.util.List;

import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PaceKeeper;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.pace.PaceListener;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.Settings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the pace of a run, from when its number is known until its context is closed. */
public final class RunPacing implements AutoCloseable {

	private final ObjectProvider<PaceLimits> limits;

	private final ObjectProvider<Pace> pace;

	private final ObjectProvider<StrainWatch> strain;

	private final List<PaceListener> listeners;

	private final PaceRows rows;

	private final Deployment deployment;

	private final Settings settings;

	private @Nullable PaceKeeper keeper;

	RunPacing(ObjectProvider<PaceLimits> limits, ObjectProvider<Pace> pace, ObjectProvider<StrainWatch> strain,
			List<PaceListener> listeners, JdbcClient jdbc, Deployment deployment, Settings settings) {
		this.limits = limits;
		this.pace = pace;
		this.strain = strain;
		this.listeners = listeners;
		this.rows = new PaceRows(jdbc);
		this.deployment = deployment;
		this.settings = settings;
	}

	/**
	 * Begins to keep the pace of a run of this process, unless its job knows none.
	 * @param run its number
	 */
	public void begin(long run) {
		this.limits.ifAvailable((known) -> keep(run, known, PaceJournal.keeping(run, this.rows, this.listeners)));
	}

	/**
	 * Begins to keep the pace with which this process works on a run of another one.
	 * @param run its number
	 */
	public void join(long run) {
		this.limits.ifAvailable((known) -> keep(run, known, PaceJournal.telling(run, this.listeners)));
	}

	private void keep(long run, PaceLimits known, PaceJournal journal) {
		RunPauses pauses = new RunPauses(this.settings.home(), this.rows, run, this.deployment.site().option());
		PaceKeeper started = new PaceKeeper(this.pace.getObject(), known, pauses, this.strain.getObject(), journal);
		this.keeper = started;
		started.start();
	}

	@Override
	public void close() {
		if (this.keeper != null) {
			this.keeper.close();
		}
	}

}
