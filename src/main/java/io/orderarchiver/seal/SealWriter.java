package io.orderarchiver.seal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.order.CanonicalJson;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.seal.WrittenSeal.Signing;
import org.bson.RawBsonDocument;

/**
 * Writes a seal beside its directory, and puts it there when it is whole. Not
 * thread-safe.
 */
public final class SealWriter implements AutoCloseable {

	private final SealDirectory target;

	private final SealDirectory draft;

	private final Window window;

	private final ZoneId zone;

	private final DayFiles days;

	private long archivedOrders;

	private SealWriter(SealDirectory target, SealDirectory draft, Window window, ZoneId zone) {
		this.target = target;
		this.draft = draft;
		this.window = window;
		this.zone = zone;
		this.days = new DayFiles(draft.path());
	}

	/**
	 * Begins a seal; what was left of it by a killed process is deleted.
	 * @param target where it will be
	 * @param window which order dates it is of
	 * @param zone in which days are days
	 * @param run whose seal it is
	 * @return to be closed
	 * @throws IOException if no directory can be made beside it
	 */
	public static SealWriter begin(SealDirectory target, Window window, ZoneId zone, long run) throws IOException {
		Path draft = target.draft(run);
		if (Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
			PrivateFiles.deleteTree(draft);
		}
		PrivateFiles.createDirectory(draft);
		return new SealWriter(target, new SealDirectory(draft), window, zone);
	}

	/**
	 * Seals archived orders.
	 * @param page whole documents, in MongoDB's order of {@code _id} over all pages;
	 * those outside the window are left out
	 * @throws IOException if the disk does not take them
	 */
	public void add(List<RawBsonDocument> page) throws IOException {
		for (RawBsonDocument document : page) {
			if (this.window.contains(ArchivePages.date(document))) {
				RawValue id = Objects.requireNonNull(RawValue.in(document, OrderFields.ID));
				this.days.add(SealDay.of(document, this.zone),
						new SealLine(Digests.of(document), CanonicalJson.of(id)).toString());
				this.archivedOrders++;
			}
		}
	}

	/**
	 * How many are sealed so far.
	 * @return archived orders
	 */
	public long archivedOrders() {
		return this.archivedOrders;
	}

	/**
	 * Ends the seal and puts it in its place.
	 * @param run what it says of the run
	 * @param key signs it, if there is one
	 * @return what was written
	 * @throws IOException if that fails; nothing is in its place then
	 */
	public WrittenSeal finish(SealedRun run, Optional<SealKey> key) throws IOException {
		Set<String> written = this.days.finish();
		PrivateFiles.write(this.draft.file(SealDirectory.RUN), (out) -> out.write(SealDirectory.json(run)));
		byte[] manifest = manifest(written);
		PrivateFiles.write(this.draft.file(SealDirectory.MANIFEST), (out) -> out.write(manifest));
		if (key.isPresent()) {
			byte[] signature = key.get().sign(manifest);
			PrivateFiles.write(this.draft.file(SealDirectory.SIGNATURE), (out) -> out.write(signature));
		}
		PrivateFiles.force(this.draft.path());
		Files.deleteIfExists(this.target.path());
		Files.move(this.draft.path(), this.target.path(), StandardCopyOption.ATOMIC_MOVE);
		PrivateFiles.forceParent(this.target.path());
		return new WrittenSeal(this.target.path(), this.archivedOrders, written.size(), this.target.digest(),
				key.isPresent() ? Signing.SIGNED : Signing.UNSIGNED);
	}

	private byte[] manifest(Set<String> written) throws IOException {
		List<String> names = written.stream().map(SealDay::fileName).sorted().collect(Collectors.toList());
		names.add(SealDirectory.RUN);
		StringBuilder lines = new StringBuilder();
		for (String name : names) {
			Path file = this.draft.file(name);
			try (FileChannel channel = PrivateFiles.open(file, StandardOpenOption.WRITE)) {
				channel.force(true);
			}
			lines.append(new SealLine(Digests.of(file), name)).append('\n');
		}
		return lines.toString().getBytes(StandardCharsets.UTF_8);
	}

	/** Deletes what was not finished. */
	@Override
	public void close() throws IOException {
		if (Files.exists(this.draft.path())) {
			PrivateFiles.deleteTree(this.draft.path());
		}
	}

}
