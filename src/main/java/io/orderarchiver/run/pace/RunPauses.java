package io.orderarchiver.run.pace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.orderarchiver.archive.pace.PaceState;
import io.orderarchiver.archive.pace.PaceState.Reason;
import io.orderarchiver.archive.pace.Pauses;
import io.orderarchiver.run.pace.RecordedPace.Wish;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The wishes that a run pauses: by a file for all, by a row for one. */
final class RunPauses implements Pauses {

	private static final Logger logger = LoggerFactory.getLogger(RunPauses.class);

	private static final String FILE = "pause";

	private final Path file;

	private final PaceRows rows;

	private final long run;

	private final String siteOption;

	private Wish lastWish = Wish.GO_ON;

	RunPauses(Path home, PaceRows rows, long run, String siteOption) {
		this.file = home.resolve(FILE);
		this.rows = rows;
		this.run = run;
		this.siteOption = siteOption;
	}

	@Override
	public Optional<PaceState> wanted() {
		if (Files.exists(this.file)) {
			return Optional.of(new PaceState(Reason.PAUSE_FILE,
					"paused by the file '%s' in the home directory; it goes on when that is removed".formatted(FILE)));
		}
		if (wish() == Wish.PAUSE) {
			return Optional.of(new PaceState(Reason.PAUSE_REQUEST,
					"paused by: order-archiver runs pause %1$d%2$s; to go on: order-archiver runs resume %1$d%2$s"
						.formatted(this.run, this.siteOption)));
		}
		return Optional.empty();
	}

	/** Without an answer, it is as it was. */
	private Wish wish() {
		try {
			this.lastWish = this.rows.find(this.run).map(RecordedPace::wish).orElse(Wish.GO_ON);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.debug("The job repository does not say whether to pause: {}", ex.getClass().getSimpleName());
		}
		return this.lastWish;
	}

}
