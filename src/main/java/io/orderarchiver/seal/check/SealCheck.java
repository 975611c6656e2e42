package io.orderarchiver.seal.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.archive.retry.Retries;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.seal.InvalidSealException;
import io.orderarchiver.seal.SealDay;
import io.orderarchiver.seal.SealDirectory;
import io.orderarchiver.seal.SealPublicKey;
import io.orderarchiver.seal.SealedRun;
import io.orderarchiver.seal.check.SealCheckReport.Signature;
import org.bson.RawBsonDocument;

/**
 * Checks a seal: first its own files, then the archive against it, day by day, in memory
 * that does not grow with the archive.
 */
public final class SealCheck {

	private final ArchiveCollections collections;

	private final Retries retries;

	private final int pageSize;

	private final Path work;

	private final InstantSource clock;

	private final StopSignal stop;

	/**
	 * Creates a check.
	 * @param collections where the archive is
	 * @param retries repeats reads that fail for a transient reason
	 * @param pageSize archived orders a page
	 * @param work where temporary files go, some 120 bytes an archived order
	 * @param clock tells how old those are that a killed check has left
	 * @param stop ends it
	 */
	public SealCheck(ArchiveCollections collections, Retries retries, int pageSize, Path work, InstantSource clock,
			StopSignal stop) {
		this.collections = collections;
		this.retries = retries;
		this.pageSize = pageSize;
		this.work = work;
		this.clock = clock;
		this.stop = stop;
	}

	/**
	 * Checks a seal.
	 * @param seal where it is
	 * @param key by which its signature is verified, if one was named
	 * @param erasures which orders were erased on request
	 * @param progress is told how many archived orders were read
	 * @return what was found
	 * @throws IOException if a file cannot be read, or there is no room for temporary
	 * ones
	 * @throws InvalidSealException if manifest or run cannot be read
	 * @throws io.orderarchiver.archive.stop.StopRequestedException if it was stopped
	 */
	public SealCheckReport check(SealDirectory seal, Optional<SealPublicKey> key, Erasures erasures,
			IntConsumer progress) throws IOException, InvalidSealException {
		SealFiles files = new SealFiles(seal);
		SealedRun run = seal.run();
		Signature signature = files.signature(key);
		List<String> problems = new ArrayList<>(signatureProblem(seal, signature, key));
		problems.addAll(files.problems());
		List<DayResult> days = new ArrayList<>();
		NamedOrders named = new NamedOrders();
		try (CheckDirectory work = CheckDirectory.in(this.work, this.clock)) {
			Set<String> all = new TreeSet<>(files.days());
			all.addAll(writeCurrent(work.path(), run, erasures, progress));
			MovedOrders moved = new MovedOrders();
			for (String day : all) {
				DayComparison comparison = new DayComparison(day, seal.file(SealDay.fileName(day)),
						work.path().resolve(SealDay.fileName(day)), moved, named);
				compare(comparison, days, problems);
			}
		}
		return new SealCheckReport(run, seal.digest(), signature, problems, days, named.all());
	}

	private static List<String> signatureProblem(SealDirectory seal, Signature signature, Optional<SealPublicKey> key) {
		return switch (signature) {
			case INVALID -> List.of("%s was not made of this manifest with the private key to the public one."
				.formatted(seal.file(SealDirectory.SIGNATURE)));
			case NONE -> key.isEmpty() ? List.of()
					: List.of("%s is missing: the seal is not signed.".formatted(seal.file(SealDirectory.SIGNATURE)));
			case VALID, NOT_CHECKED -> List.of();
		};
	}

	private Set<String> writeCurrent(Path work, SealedRun run, Erasures erasures, IntConsumer progress)
			throws IOException {
		CurrentDays current = new CurrentDays(work, run.window(), run.zoneId(), erasures);
		try (ArchivePages pages = new ArchivePages(this.collections, this.retries, List.of(), this.pageSize)) {
			for (Optional<ArchivePages.Page> page = pages.next(); page.isPresent(); page = pages.next()) {
				this.stop.check();
				for (RawBsonDocument document : page.get().documents()) {
					current.add(document);
				}
				progress.accept(page.get().documents().size());
			}
		}
		return current.finish();
	}

	private void compare(DayComparison comparison, List<DayResult> days, List<String> problems) throws IOException {
		this.stop.check();
		try {
			days.add(comparison.compare());
		}
		catch (InvalidSealException ex) {
			problems.add(ex.getMessage());
		}
	}

}
