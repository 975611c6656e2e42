package io.orderarchiver.verify.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.files.Appended;
import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.files.AppendedStream;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.verify.files.FindingList.Target;
import io.orderarchiver.verify.files.FindingList.Target.InFile;
import io.orderarchiver.verify.files.FindingList.Target.InStream;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.files.PartFiles.Lengths;

/**
 * The files of one run. Each step, and each partition of a step, has some of its own,
 * which several threads may use at once.
 */
public final class VerificationFiles {

	private static final int BUFFER = 64 * 1024;

	private final Path directory;

	private final Listing listing;

	private final SeenTable seen = new SeenTable();

	private VerificationFiles(Path directory, Listing listing) {
		this.directory = directory;
		this.listing = listing;
	}

	/**
	 * Opens the files.
	 * @param directory a directory of this run's own; made if it is not there
	 * @param listing whether findings are listed
	 * @param saved how long the files of each part were when they were saved last, by the
	 * part's name, in the order of the flow
	 * @return with what was saved of orders that were looked at
	 * @throws IOException if a file cannot be read, or is shorter
	 */
	public static VerificationFiles open(Path directory, Listing listing, Map<String, Lengths> saved)
			throws IOException {
		VerificationFiles files = new VerificationFiles(directory, listing);
		for (Map.Entry<String, Lengths> part : saved.entrySet()) {
			try (InputStream in = PartFiles.readSeen(files.directoryOf(part.getKey()), part.getValue())) {
				files.seen.load(in);
			}
		}
		return files;
	}

	private Path directoryOf(String part) {
		return directoryOf(this.directory, part);
	}

	/** Not every file system takes the colon of a partition's name. */
	private static Path directoryOf(Path run, String part) {
		return run.resolve(part.replace(':', '-'));
	}

	/**
	 * Opens the files of a part.
	 * @param part its name
	 * @param saved how long they were when they were saved last
	 * @return cut to these lengths
	 * @throws IOException if one cannot be opened, or is shorter
	 */
	public PartFiles part(String part, Lengths saved) throws IOException {
		return PartFiles.open(directoryOf(part), this.listing, saved, this.seen);
	}

	/**
	 * The candidates of several parts, one after the other.
	 * @param saved how long the files of the parts were saved, by the part's name
	 * @return reads them
	 */
	public CandidateReader candidates(Map<String, Lengths> saved) {
		return new CandidateReader(() -> {
			List<InputStream> parts = new ArrayList<>();
			for (Map.Entry<String, Lengths> part : saved.entrySet()) {
				parts.add(PartFiles.readCandidates(directoryOf(part.getKey()), part.getValue()));
			}
			return new SequenceInputStream(Collections.enumeration(parts));
		});
	}

	/**
	 * Writes what all parts have found, one after the other.
	 * @param directory that of the run
	 * @param saved how long the files of the parts were saved, by the part's name
	 * @param target where the list goes; what a file held is gone
	 * @throws IOException if the list cannot be written
	 */
	public static void list(Path directory, Map<String, Lengths> saved, Target target) throws IOException {
		try (Appended list = open(target)) {
			for (Map.Entry<String, Lengths> part : saved.entrySet()) {
				try (InputStream in = PartFiles.readList(directoryOf(directory, part.getKey()), part.getValue())) {
					for (byte[] some = in.readNBytes(BUFFER); some.length > 0; some = in.readNBytes(BUFFER)) {
						list.append(some);
					}
				}
			}
			list.save();
		}
	}

	private static Appended open(Target target) throws IOException {
		if (target instanceof InStream stream) {
			return new AppendedStream(stream.out());
		}
		return AppendedFile.open(((InFile) target).path(), 0);
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
	 * How findings are listed.
	 *
	 * @param target where the list goes, if there is to be one
	 * @param values whether values are in the list
	 */
	public record Listing(Optional<Target> target, Values values) {

		boolean isWanted() {
			return this.target.isPresent();
		}

	}

}
