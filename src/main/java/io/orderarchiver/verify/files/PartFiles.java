package io.orderarchiver.verify.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.files.VerificationFiles.Listing;
import org.jspecify.annotations.Nullable;

/**
 * The files of one step, or of one partition of it. Not thread-safe, but for which orders
 * were looked at, which is known to the whole run.
 */
public final class PartFiles implements AutoCloseable {

	private static final String SEEN = "seen";

	private static final String CANDIDATES = "candidates";

	private static final String LIST = "list";

	private final Path directory;

	private final AppendedFile seen;

	private final AppendedFile candidates;

	private final @Nullable AppendedFile list;

	private final SeenOrders seenOrders;

	private final Candidates candidateOrders;

	private final FindingList findingList;

	private PartFiles(Path directory, AppendedFile seen, AppendedFile candidates, @Nullable AppendedFile list,
			Values values, SeenTable table) {
		this.directory = directory;
		this.seen = seen;
		this.candidates = candidates;
		this.list = list;
		this.seenOrders = new SeenOrders(seen, table);
		this.candidateOrders = new Candidates(candidates);
		this.findingList = new FindingList(list, values);
	}

	/** Opens them, cut to the lengths that they had when they were saved last. */
	static PartFiles open(Path directory, Listing listing, Lengths saved, SeenTable table) throws IOException {
		PrivateFiles.createDirectories(directory);
		return new PartFiles(directory, AppendedFile.open(directory.resolve(SEEN), saved.seen()),
				AppendedFile.open(directory.resolve(CANDIDATES), saved.candidates()),
				listing.isWanted() ? AppendedFile.open(directory.resolve(LIST), saved.list()) : null, listing.values(),
				table);
	}

	static InputStream readSeen(Path directory, Lengths saved) throws IOException {
		return AppendedFile.readSaved(directory.resolve(SEEN), 0, saved.seen());
	}

	static InputStream readCandidates(Path directory, Lengths saved) throws IOException {
		return AppendedFile.readSaved(directory.resolve(CANDIDATES), 0, saved.candidates());
	}

	static InputStream readList(Path directory, Lengths saved) throws IOException {
		return AppendedFile.readSaved(directory.resolve(LIST), 0, saved.list());
	}

	/**
	 * Which orders were looked at.
	 * @return the orders
	 */
	public SeenOrders seen() {
		return this.seenOrders;
	}

	/**
	 * What must be looked at again.
	 * @return the candidates
	 */
	public Candidates candidates() {
		return this.candidateOrders;
	}

	/**
	 * Its part of the list of findings.
	 * @return one that takes nothing if none is wanted
	 */
	public FindingList list() {
		return this.findingList;
	}

	/**
	 * Candidates of a further look, which replace those of the look before.
	 * @param round which look
	 * @return none yet; what was there under that number is gone
	 * @throws IOException if they cannot be written
	 */
	public Round round(int round) throws IOException {
		AppendedFile file = AppendedFile.open(this.directory.resolve("candidates-" + round), 0);
		return new Round(file, new Candidates(file));
	}

	/**
	 * Makes everything last.
	 * @return the lengths to save
	 * @throws IOException if the disk does not take it
	 */
	public Lengths save() throws IOException {
		return new Lengths(this.seen.save(), this.candidates.save(), (this.list != null) ? this.list.save() : 0);
	}

	@Override
	public void close() throws IOException {
		this.seen.close();
		this.candidates.close();
		if (this.list != null) {
			this.list.close();
		}
	}

	/**
	 * How long files are, in bytes.
	 *
	 * @param seen that of the orders looked at
	 * @param candidates that of the candidates
	 * @param list that of the list
	 */
	public record Lengths(long seen, long candidates, long list) {

		/** Nothing was written yet. */
		public static final Lengths NONE = new Lengths(0, 0, 0);

	}

	/**
	 * Candidates in a file of their own.
	 *
	 * @param file the file
	 * @param candidates what is in it
	 */
	public record Round(AppendedFile file, Candidates candidates) implements AutoCloseable {

		@Override
		public void close() throws IOException {
			this.file.close();
		}

	}

}
