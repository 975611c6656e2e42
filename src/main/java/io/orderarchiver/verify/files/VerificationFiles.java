package io.orderarchiver.verify.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.orderarchiver.files.Appended;
import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.files.AppendedStream;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.verify.files.FindingList.Target;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.files.FindingList.Target.InFile;
import io.orderarchiver.verify.files.FindingList.Target.InStream;
import org.jspecify.annotations.Nullable;

/** The files of one run. Not thread-safe. */
public final class VerificationFiles implements AutoCloseable {

	private final Path directory;

	private final AppendedFile seen;

	private final AppendedFile candidates;

	private final @Nullable Appended list;

	private final SeenOrders seenOrders;

	private final Candidates candidateOrders;

	private final FindingList findingList;

	private VerificationFiles(Path directory, AppendedFile seen, AppendedFile candidates, @Nullable Appended list,
			Values values) throws IOException {
		this.directory = directory;
		this.seen = seen;
		this.candidates = candidates;
		this.list = list;
		this.seenOrders = SeenOrders.in(seen);
		this.candidateOrders = new Candidates(candidates);
		this.findingList = new FindingList(list, values);
	}

	/**
	 * Opens the files.
	 * @param directory a directory of this run's own; made if it is not there
	 * @param list where the list of findings goes, if there is to be one
	 * @param values whether values are in the list
	 * @param saved how long they were when they were saved last
	 * @return cut to these lengths
	 * @throws IOException if one cannot be opened, or is shorter
	 */
	public static VerificationFiles open(Path directory, Optional<Target> list, Values values, Lengths saved)
			throws IOException {
		PrivateFiles.createDirectories(directory);
		return new VerificationFiles(directory, AppendedFile.open(directory.resolve("seen"), saved.seen()),
				AppendedFile.open(directory.resolve("candidates"), saved.candidates()),
				list.isPresent() ? open(list.get(), saved.list()) : null, values);
	}

	private static Appended open(Target list, long savedLength) throws IOException {
		if (list instanceof InStream stream) {
			return new AppendedStream(stream.out());
		}
		return AppendedFile.open(((InFile) list).path(), savedLength);
	}

	/**
	 * Which orders were looked at.
	 * @return the orders
	 */
	public SeenOrders seen() {
		return this.seenOrders;
	}

	/**
	 * What the forward pass must look at again.
	 * @return the candidates
	 */
	public Candidates candidates() {
		return this.candidateOrders;
	}

	/**
	 * The list of findings.
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
	 * Deletes what is needed no longer, once a run is over.
	 * @param directory that of the run
	 * @throws IOException if it cannot be deleted
	 */
	public static void delete(Path directory) throws IOException {
		if (Files.isDirectory(directory)) {
			PrivateFiles.deleteTree(directory);
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
