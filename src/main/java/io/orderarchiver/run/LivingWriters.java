package io.orderarchiver.run;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.batch.ArchiveJobConfiguration;
import io.orderarchiver.mongo.ServerClock;
import io.orderarchiver.run.history.StepContexts;
import io.orderarchiver.run.lease.LeaseName;
import io.orderarchiver.run.lease.LiveRuns;
import io.orderarchiver.run.lease.RunOwner;
import io.orderarchiver.verify.WritersAtWork;
import io.orderarchiver.watch.WatchCheckpoint;
import io.orderarchiver.watch.WatchJobConfiguration;
import io.orderarchiver.watch.state.WatchState;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/** The archive and the watch of a target, as far as they use the same job repository. */
final class LivingWriters implements WritersAtWork {

	private static final String WATCH = WatchJobConfiguration.JOB_NAME;

	private final LiveRuns liveRuns;

	private final StepContexts watch;

	private final MongoDatabase database;

	private final String target;

	private final Clock clock;

	private final RunOwner self = RunOwner.thisProcess();

	LivingWriters(LiveRuns liveRuns, StepContexts watch, MongoDatabase database, String target, Clock clock) {
		this.liveRuns = liveRuns;
		this.watch = watch;
		this.database = database;
		this.target = target;
		this.clock = clock;
	}

	/** An archive that begins later is not waited for. */
	@Override
	public Wait begin() {
		Optional<RunOwner> archive = archive();
		Instant now = clusterTime();
		return () -> {
			if (archive.isPresent() && archive().filter((owner) -> owner.id().equals(archive.get().id())).isPresent()) {
				return Optional.of("the archive run in process %s to end".formatted(archive.get()));
			}
			return this.liveRuns.living(WATCH, this.target, this.self)
				.filter((owner) -> !hasPassed(now))
				.map((owner) -> "the watch in process %s to pass %s".formatted(owner, now));
		};
	}

	private Optional<RunOwner> archive() {
		return this.liveRuns.living(LeaseName.of(ArchiveJobConfiguration.JOB_NAME), this.target, this.self);
	}

	/** Positions are told to the second. */
	private boolean hasPassed(Instant time) {
		return this.watch.ofWatch(this.target)
			.filter((context) -> WatchCheckpoint.phase(context).filter(WatchState.STREAMING::equals).isPresent())
			.flatMap(WatchCheckpoint::position)
			.filter((position) -> position.isAfter(time))
			.isPresent();
	}

	private Instant clusterTime() {
		BsonDocument answer = this.database.runCommand(new BsonDocument("ping", new BsonInt32(1)), BsonDocument.class);
		return answer.isTimestamp("operationTime")
				? Instant.ofEpochSecond(Integer.toUnsignedLong(answer.getTimestamp("operationTime").getTime()))
				: ServerClock.of(this.database, this.clock).now();
	}

}
