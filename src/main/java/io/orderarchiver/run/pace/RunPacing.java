package io.orderarchiver.run.pace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.archive.pace.LocalSparing;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PaceKeeper;
import io.orderarchiver.archive.pace.PaceLimits;
import io.orderarchiver.archive.pace.PaceListener;
import io.orderarchiver.archive.pace.Sparing;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.step.partition.PartitionExchange;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps the pace of a run, from when its number is known until its context is closed. */
public final class RunPacing implements AutoCloseable {

	private final ObjectProvider<PaceLimits> limits;

	private final ObjectProvider<Pace> pace;

	private final ObjectProvider<StrainWatch> strain;

	private final List<PaceListener> listeners;

	private final ObjectProvider<PartitionExchange> partitions;

	private final JdbcClient jdbc;

	private final PaceRows rows;

	private final Deployment deployment;

	private final Settings settings;

	private @Nullable PaceKeeper keeper;

	private int joined;

	RunPacing(ObjectProvider<PaceLimits> limits, ObjectProvider<Pace> pace, ObjectProvider<StrainWatch> strain,
			List<PaceListener> listeners, ObjectProvider<PartitionExchange> partitions, JdbcClient jdbc,
			Deployment deployment, Settings settings) {
		this.limits = limits;
		this.pace = pace;
		this.strain = strain;
		this.listeners = listeners;
		this.partitions = partitions;
		this.jdbc = jdbc;
		this.rows = new PaceRows(jdbc);
		this.deployment = deployment;
		this.settings = settings;
	}

	/**
	 * Begins to keep the pace of a run of this process, unless its job knows none.
	 * @param run its number
	 */
	public synchronized void begin(long run) {
		this.limits.ifAvailable((known) -> keeper(run, known.maxLag().map((lag) -> leading(run, lag)),
				PaceJournal.keeping(run, this.rows, this.listeners))
			.start());
	}

	private Sparing leading(long run, Duration maxLag) {
		LocalSparing local = new LocalSparing(maxLag);
		return this.partitions.getObject().isShared() ? LeadingSparing.begin(rows(run), local, System::nanoTime)
				: local;
	}

	/**
	 * Begins to keep the pace with which this process works on a partition of a run of
	 * another one, unless it works on one already.
	 * @param run its number
	 */
	public synchronized void join(long run) {
		if (this.joined == 0) {
			this.limits.ifAvailable((known) -> following(run, known).start());
		}
		this.joined++;
	}

	/**
	 * One for all partitions, since the run's own process knows this one by its name.
	 */
	private PaceKeeper following(long run, PaceLimits known) {
		return (this.keeper != null) ? this.keeper
				: keeper(run,
						known.maxLag()
							.map((lag) -> new FollowingSparing(rows(run), new LocalSparing(lag), System::nanoTime)),
						PaceJournal.telling(run, this.listeners));
	}

	/** Asks nothing any more after the last partition: the run may be over. */
	public synchronized void leave() {
		this.joined--;
		if (this.joined == 0 && this.keeper != null) {
			this.keeper.suspend();
		}
	}

	private SparingRows rows(long run) {
		return new SparingRows(this.jdbc, run, System::nanoTime);
	}

	private PaceKeeper keeper(long run, Optional<Sparing> sparing, PaceJournal journal) {
		RunPauses pauses = new RunPauses(this.settings.home(), this.rows, run, this.deployment.site().option());
		PaceKeeper created = new PaceKeeper(this.pace.getObject(), pauses, this.strain.getObject(), sparing, journal);
		this.keeper = created;
		return created;
	}

	@Override
	public synchronized void close() {
		if (this.keeper != null) {
			this.keeper.close();
			this.keeper = null;
		}
	}

}
