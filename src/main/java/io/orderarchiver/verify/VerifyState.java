package io.orderarchiver.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.verify.files.PartFiles;
import io.orderarchiver.verify.files.PartFiles.Lengths;
import io.orderarchiver.verify.finding.FindingCounts;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;

import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStream;

/**
 * What a step of a verification, or a partition of it, has found so far, saved with its
 * checkpoint: the counts and the lengths of its files.
 */
public class VerifyState implements ItemStream {

	private static final String READ = "verify.read";

	private static final String EQUAL = "verify.equal";

	private static final String RECHECKED_AWAY = "verify.recheckedAway";

	private static final String FINDING = "verify.finding.";

	private static final String SEEN_LENGTH = "verify.length.seen";

	private static final String CANDIDATES_LENGTH = "verify.length.candidates";

	private static final String LIST_LENGTH = "verify.length.list";

	private final PartFiles files;

	private final Map<FindingKind, Long> findings;

	private long read;

	private long equal;

	private long recheckedAway;

	/**
	 * Goes on.
	 * @param files cut to the lengths saved
	 * @param saved the counts saved
	 * @param read how many documents were read
	 */
	VerifyState(PartFiles files, FindingCounts saved, long read) {
		this.files = files;
		this.read = read;
		this.findings = new EnumMap<>(saved.findings());
		this.equal = saved.equal();
		this.recheckedAway = saved.recheckedAway();
	}

	/**
	 * The counts that a step has saved.
	 * @param context the context of an execution of the step
	 * @return over all its executions; nothing if it saved none
	 */
	public static Optional<FindingCounts> countsIn(ExecutionContext context) {
		if (!context.containsKey(EQUAL)) {
			return Optional.empty();
		}
		Map<FindingKind, Long> findings = new EnumMap<>(FindingKind.class);
		for (FindingKind kind : FindingKind.values()) {
			findings.put(kind, context.getLong(FINDING + kind, 0));
		}
		return Optional.of(new FindingCounts(context.getLong(EQUAL), findings, context.getLong(RECHECKED_AWAY, 0)));
	}

	/**
	 * How much a partition has read, whether it was looked at before or not.
	 * @param context the context of an execution of its step
	 * @return documents, over all its executions
	 */
	public static long readIn(ExecutionContext context) {
		return context.getLong(READ, 0);
	}

	static Lengths lengthsIn(ExecutionContext context) {
		return new Lengths(context.getLong(SEEN_LENGTH, 0), context.getLong(CANDIDATES_LENGTH, 0),
				context.getLong(LIST_LENGTH, 0));
	}

	PartFiles files() {
		return this.files;
	}

	/** A page of so many documents is done. */
	void read(int documents) {
		this.read += documents;
	}

	/** Counts an order, lists what was found, and remembers that it was looked at. */
	void settle(Judgement judgement) throws IOException {
		settle(judgement, judgement.finding());
	}

	/** The same unless it was looked at before, here or in another partition. */
	void settleFirst(Judgement judgement) throws IOException {
		if (this.files.seen().noteFirst(judgement.id(), judgement.finding())) {
			keep(judgement, judgement.finding());
		}
	}

	/** The same with another finding than the look has had. */
	void settle(Judgement judgement, Optional<FindingKind> finding) throws IOException {
		keep(judgement, finding);
		this.files.seen().note(judgement.id(), finding);
	}

	private void keep(Judgement judgement, Optional<FindingKind> finding) throws IOException {
		count(finding, 1);
		if (finding.isPresent()) {
			this.files.list().add(judgement, finding.get());
		}
	}

	/** Counts an order otherwise than before. */
	void settleAnew(Judgement judgement, Optional<FindingKind> before) throws IOException {
		count(before, -1);
		settle(judgement);
	}

	private void count(Optional<FindingKind> finding, long by) {
		if (finding.isPresent()) {
			this.findings.merge(finding.get(), by, Long::sum);
		}
		else {
			this.equal += by;
		}
	}

	void recheckedAway() {
		this.recheckedAway++;
	}

	@Override
	public void update(ExecutionContext context) {
		try {
			Lengths lengths = this.files.save();
			context.putLong(SEEN_LENGTH, lengths.seen());
			context.putLong(CANDIDATES_LENGTH, lengths.candidates());
			context.putLong(LIST_LENGTH, lengths.list());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the verification cannot be written", ex);
		}
		context.putLong(READ, this.read);
		context.putLong(EQUAL, this.equal);
		context.putLong(RECHECKED_AWAY, this.recheckedAway);
		this.findings.forEach((kind, count) -> context.putLong(FINDING + kind, count));
	}

	@Override
	public void close() {
		try {
			this.files.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The files of the verification cannot be closed", ex);
		}
	}

}
