package io.orderarchiver.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.orderarchiver.seal.WrittenSeal.Signing;

/** Seals, each of which names the one before. */
public final class SealChain {

	/** What cannot be read comes last. */
	private static final Comparator<Entry> OLDEST_FIRST = Comparator
		.comparing((Entry seal) -> seal.sealedAt().orElse("?"));

	private SealChain() {
	}

	/**
	 * Puts seals in their order.
	 * @param parent a directory in which seals lie
	 * @param recorded those of which the job repository knows, which may lie elsewhere
	 * @return each once, the oldest first
	 * @throws IOException if the directory cannot be read
	 */
	public static List<Entry> of(Path parent, List<WrittenSeal> recorded) throws IOException {
		Map<Path, String> recordedDigests = new LinkedHashMap<>();
		recorded.forEach((seal) -> recordedDigests.putIfAbsent(normalized(seal.directory()), seal.digest()));
		List<Found> found = new ArrayList<>();
		for (SealDirectory seal : directories(parent)) {
			found.add(Found.of(seal, Optional.ofNullable(recordedDigests.get(normalized(seal.path())))));
		}
		for (WrittenSeal seal : recorded) {
			Path path = normalized(seal.directory());
			if (found.stream()
				.noneMatch((known) -> known.digest().equals(seal.digest()) || known.directory().equals(path))) {
				SealDirectory directory = new SealDirectory(seal.directory());
				found
					.add(directory.hasTraces() ? Found.of(directory, Optional.of(seal.digest())) : Found.removed(seal));
			}
		}
		return entries(found);
	}

	private static Path normalized(Path path) {
		return path.toAbsolutePath().normalize();
	}

	private static List<SealDirectory> directories(Path parent) throws IOException {
		try (Stream<Path> children = Files.list(parent)) {
			return children.map(SealDirectory::new)
				.filter((seal) -> seal.hasSeal() && Files.exists(seal.file(SealDirectory.RUN)))
				.toList();
		}
	}

	private static List<Entry> entries(List<Found> found) {
		Set<String> digests = new HashSet<>();
		found.stream().filter((seal) -> seal.state() != State.REMOVED).forEach((seal) -> digests.add(seal.digest()));
		return found.stream().map((seal) -> seal.entry(digests)).sorted(OLDEST_FIRST).toList();
	}

	/**
	 * The newest seal of a target in a directory.
	 * @param parent a directory in which seals lie
	 * @param target whose seals
	 * @return its digest; nothing if there is none that can be read
	 * @throws IOException if the directory cannot be read
	 */
	public static Optional<String> newestDigest(Path parent, String target) throws IOException {
		return directories(parent).stream()
			.map((seal) -> Found.of(seal, Optional.empty()))
			.filter((seal) -> seal.run().filter((run) -> run.target().equals(target)).isPresent())
			.max(Comparator.comparing((seal) -> seal.run().orElseThrow().sealedAt()))
			.map(Found::digest);
	}

	/** Where a seal stands in the chain. */
	public enum State {

		/** It names none before it. */
		FIRST,

		/** The one before it is there. */
		FOLLOWS,

		/** The one before it is not there, or no longer what it was. */
		FORMER_MISSING,

		/** The job repository knows it, and it is not where it was written. */
		REMOVED,

		/** It is not the one that the job repository knows. */
		REPLACED,

		/** It is broken, or this user may not read it. */
		UNREADABLE;

		/**
		 * Whether nothing is wrong with it.
		 * @return true if it stands where it should
		 */
		public boolean isSound() {
			return this == FIRST || this == FOLLOWS;
		}

	}

	/**
	 * A seal in the list.
	 *
	 * @param directory where it is, or was
	 * @param sealedAt when it was written, if that can be read
	 * @param run the run that wrote it, if that can be read
	 * @param archivedOrders how many are sealed
	 * @param signed whether there is a signature, which only a check verifies
	 * @param digest what stands for it
	 * @param state where it stands in the chain
	 */
	public record Entry(Path directory, Optional<String> sealedAt, Optional<Long> run, long archivedOrders,
			boolean signed, String digest, State state) {
	}

	/** What is known of a seal by itself; without a state, that depends on the others. */
	private record Found(Path directory, Optional<SealedRun> run, long archivedOrders, boolean signed, String digest,
			State state) {

		static Found of(SealDirectory seal, Optional<String> recorded) {
			try {
				boolean signed = seal.signature().isPresent();
				String digest = seal.digest();
				SealedRun run = seal.sealedRun();
				State state = recorded.filter((known) -> !known.equals(digest)).isPresent() ? State.REPLACED
						: (run.formerSeal() != null) ? State.FOLLOWS : State.FIRST;
				return new Found(seal.path(), Optional.of(run), run.archivedOrders(), signed, digest, state);
			}
			catch (IOException | InvalidSealException ex) {
				return new Found(seal.path(), Optional.empty(), 0, false, recorded.orElse("?"), State.UNREADABLE);
			}
		}

		static Found removed(WrittenSeal seal) {
			return new Found(seal.directory(), Optional.empty(), seal.archivedOrders(),
					seal.signing() == Signing.SIGNED, seal.digest(), State.REMOVED);
		}

		Entry entry(Set<String> digests) {
			boolean missing = this.state == State.FOLLOWS
					&& this.run.filter((run) -> digests.contains(run.formerSeal())).isEmpty();
			return new Entry(this.directory, this.run.map(SealedRun::sealedAt), this.run.map(SealedRun::run),
					this.archivedOrders, this.signed, this.digest, missing ? State.FORMER_MISSING : this.state);
		}

	}

}
