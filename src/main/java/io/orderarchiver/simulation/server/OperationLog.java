package io.orderarchiver.simulation.server;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;

import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import org.jspecify.annotations.Nullable;

/**
 * What was written, in the order of its cluster times: MongoDB's oplog. It keeps the
 * newest operations only, up to a number and a size, so that a reader that was away for
 * too long is told so.
 * <p>
 * Writers append under the lock of their collection; readers take no lock.
 */
final class OperationLog {

	/** How many operations are kept unless somebody asks for fewer. */
	static final int DEFAULT_ENTRIES = 100_000;

	/** As a replica set does by default. */
	private static final long SECONDS_BETWEEN_SIGNS_OF_LIFE = 10;

	private static final long LARGEST_SIZE = 256L * 1024 * 1024;

	private final ConcurrentSkipListMap<BsonTimestamp, Change> changes = new ConcurrentSkipListMap<>();

	private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

	private final Clock clock;

	private final int entries;

	private long size;

	private volatile ResumeToken.Origin origin = ResumeToken.Origin.random();

	/** Every operation after it is here, none before it. */
	private volatile BsonTimestamp floor;

	private volatile BsonTimestamp last;

	/**
	 * Begins an empty log of a server that nobody knows yet.
	 * @param clock what cluster times are taken from
	 * @param entries how many operations it keeps
	 */
	OperationLog(Clock clock, int entries) {
		this.clock = clock;
		this.entries = entries;
		this.last = new BsonTimestamp(clock.instant(), 1);
		this.floor = justBefore(this.last);
	}

	/**
	 * Forgets what was written: from here on, this is the log of a server that has been
	 * known for longer than its log reaches back.
	 * @param server the name of the server, eight hexadecimal digits
	 */
	synchronized void beginAnew(String server) {
		this.origin = ResumeToken.Origin.of(server);
		this.last = nextTime();
		this.floor = justBefore(this.last);
		this.changes.clear();
		this.size = 0;
	}

	/**
	 * Appends an operation and wakes who waits for one.
	 * @param type what was done
	 * @param namespace to what
	 * @param details what the event tells besides
	 */
	void append(Change.Type type, Namespace namespace, Document details) {
		synchronized (this) {
			Change change = new Change(nextTime(), type, namespace, details);
			this.size += change.size();
			this.changes.put(change.time(), change);
			this.last = change.time();
			while (this.changes.size() > this.entries || (this.size > LARGEST_SIZE && this.changes.size() > 1)) {
				forgetFirst();
			}
		}
		wake();
	}

	private BsonTimestamp nextTime() {
		BsonTimestamp byTheClock = new BsonTimestamp(this.clock.instant(), 1);
		BsonTimestamp next = new BsonTimestamp(this.last.getValue() + 1);
		return (byTheClock.compareTo(next) > 0) ? byTheClock : next;
	}

	private void forgetFirst() {
		Map.Entry<BsonTimestamp, Change> first = Objects.requireNonNull(this.changes.firstEntry());
		// A reader that misses the entry must find the floor above its position.
		this.floor = first.getKey();
		this.changes.remove(first.getKey());
		this.size -= first.getValue().size();
	}

	/** The cluster time of the last operation. */
	BsonTimestamp now() {
		return this.last;
	}

	/** The position after the last operation. */
	ResumeToken end() {
		return new ResumeToken(this.last, this.origin, ResumeToken.Kind.HIGH_WATER_MARK);
	}

	/** The position before whatever has this cluster time. */
	ResumeToken before(BsonTimestamp time) {
		return end().moveTo(justBefore(time), ResumeToken.Kind.HIGH_WATER_MARK);
	}

	private static BsonTimestamp justBefore(BsonTimestamp time) {
		return new BsonTimestamp(time.getValue() - 1);
	}

	/**
	 * Moves a reader on that has read all there is: a server that has nothing else to
	 * write writes that it lives.
	 * @param position how far it was read
	 * @return the end of the log, unless there is an operation before it
	 */
	synchronized ResumeToken idle(ResumeToken position) {
		if (this.changes.higherKey(position.time()) != null) {
			return position;
		}
		BsonTimestamp byTheClock = new BsonTimestamp(this.clock.instant(), 1);
		if (byTheClock.getTime() - this.last.getTime() >= SECONDS_BETWEEN_SIGNS_OF_LIFE) {
			this.last = byTheClock;
		}
		return (position.time().compareTo(this.last) < 0) ? position.moveTo(this.last, ResumeToken.Kind.HIGH_WATER_MARK)
				: position;
	}

	/** The operation with exactly this cluster time, if it is still here. */
	@Nullable Change at(BsonTimestamp time) {
		return this.changes.get(time);
	}

	/**
	 * Reads on.
	 * @param position how far it was read
	 * @return the next operation, or {@code null} if there is none yet
	 * @throws MongoServerError 280 if that is no position of this server, 286 if the log
	 * does not reach back to it any more
	 */
	@Nullable Change after(ResumeToken position) {
		Map.Entry<BsonTimestamp, Change> next = this.changes.higherEntry(position.time());
		ResumeToken.Origin expected = this.origin;
		if (position.origin() == null || !position.origin().server().equals(expected.server())) {
			throw new MongoServerError(280, "ChangeStreamFatalError",
					"cannot resume stream; the resume token was not found. " + position.toDocument());
		}
		if (!position.origin().equals(expected) || position.time().compareTo(this.floor) < 0) {
			throw new MongoServerError(286, "ChangeStreamHistoryLost",
					"Resume of change stream was not possible, as the resume point may no longer be in the oplog.");
		}
		return (next != null) ? next.getValue() : null;
	}

	/**
	 * Tells a reader once when there is something more.
	 * @param reader run on the thread of whoever wrote it: it must not do the work itself
	 */
	void awaitNext(Runnable reader) {
		this.waiting.add(reader);
	}

	/** The reader waits no longer. */
	void forget(Runnable reader) {
		this.waiting.remove(reader);
	}

	/** Lets everybody look again. */
	void wake() {
		for (Runnable next = this.waiting.poll(); next != null; next = this.waiting.poll()) {
			next.run();
		}
	}

}
