package io.orderarchiver.doctor.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import com.mongodb.MongoCommandException;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.mongo.Oplog;
import io.orderarchiver.run.deployment.Site;

/** How long the position of the watch lives on in MongoDB's log. */
public final class OplogCheck implements MongoCheck {

	/** A watch that stops on Friday evening should find its position on Monday. */
	private static final Duration SHORT = Duration.ofHours(24);

	private final Clock clock;

	private final Site site;

	private final Supplier<Optional<Instant>> watchPosition;

	/** The position is the cluster time up to which the watch has come. */
	public OplogCheck(Clock clock, Site site, Supplier<Optional<Instant>> watchPosition) {
		this.clock = clock;
		this.site = site;
		this.watchPosition = watchPosition;
	}

	@Override
	public String name() {
		return "oplog";
	}

	@Override
	public Need need() {
		return Need.CONNECTION;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		Optional<Instant> position = this.watchPosition.get();
		if (server.hello().containsKey("msg")) {
			return List.of(Finding.info("not known: a sharded cluster does not show the logs of its shards"));
		}
		try {
			return List.of(Oplog.read(server.database("local"))
				.map((log) -> judge(log, position))
				.orElseGet(() -> Finding.info("not known here: this server keeps no log that can be seen")));
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() != ErrorCodes.UNAUTHORIZED) {
				throw ex;
			}
			return List.of(Finding.info("not known: no right to read local.oplog.rs, which nothing but this needs")
				.detail(position.map(this::age).orElse("The watch has saved no position."))
				.remedy("""
						// in mongosh, as an administrator:
						db.getSiblingDB('admin').grantPrivilegesToRole('%s', [
						  { resource: { db: 'local', collection: 'oplog.rs' }, actions: ['find'] }
						])""".formatted(ArchiverRole.NAME)));
		}
	}

	private String age(Instant position) {
		return "The position of the watch is %s old.".formatted(text(Duration.between(position, this.clock.instant())));
	}

	private Finding judge(Oplog log, Optional<Instant> position) {
		Instant first = log.first();
		Duration window = log.window();
		if (position.isPresent() && position.get().isBefore(first)) {
			return Finding
				.warning("the resume token of the watch is lost: it is of %s, and the log begins at %s"
					.formatted(position.get(), first))
				.detail("The next start of the watch catches up by reading all delivered orders.")
				.remedy("order-archiver watch --on-token-lost=catch-up" + this.site.option() + "\n" + resize());
		}
		if (log.beginning() == Oplog.Beginning.KEPT) {
			return Finding.ok("the log still reaches back to its beginning, %s ago: no resume token is lost"
				.formatted(text(window)));
		}
		String sentence = position
			.map((saved) -> "your resume token lives another %s, at the present pace of writing"
				.formatted(text(Duration.between(first, saved))))
			.orElse("the watch has saved no position");
		Finding finding = (window.compareTo(SHORT) < 0
				|| position.filter((saved) -> Duration.between(first, saved).compareTo(SHORT) < 0).isPresent())
						? Finding.warning(sentence).remedy(resize()) : Finding.ok(sentence);
		return finding.detail("The log reaches back %s.".formatted(text(window)));
	}

	private static String resize() {
		return """
				// in mongosh, as an administrator, on each member; minRetentionHours since MongoDB 4.4:
				db.adminCommand({replSetResizeOplog: 1, size: 16000, minRetentionHours: 72})""";
	}

	private static String text(Duration duration) {
		if (duration.toHours() >= 48) {
			return duration.toDays() + " days";
		}
		return (duration.toMinutes() >= 90) ? duration.toHours() + " h" : duration.toMinutes() + " min";
	}

}
