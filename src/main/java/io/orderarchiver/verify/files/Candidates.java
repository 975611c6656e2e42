package io.orderarchiver.verify.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.order.DocumentOutput.Name;
import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.verify.finding.FindingKind;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/** Orders that are to be looked at again before they count, in the order they came. */
public final class Candidates {

	private static final Name ID = Name.of(OrderFields.ID);

	private static final Name NUMBER = Name.of(OrderFields.NUMBER);

	private static final Name KIND = Name.of("kind");

	private static final Name SIGHTINGS = Name.of("sightings");

	private final AppendedFile file;

	private long size;

	Candidates(AppendedFile file) {
		this.file = file;
	}

	/**
	 * Appends one.
	 * @param candidate an order
	 * @throws IOException if the disk does not take it
	 */
	public void add(Candidate candidate) throws IOException {
		try (DocumentOutput document = new DocumentOutput()) {
			document.write(ID, candidate.key().id());
			if (candidate.key().number() != null) {
				document.write(NUMBER, candidate.key().number());
			}
			document.writeString(KIND, candidate.kind().name());
			document.writeInt32(SIGHTINGS, candidate.sightings());
			ByteBuf bytes = document.toDocument().getByteBuffer();
			byte[] content = new byte[bytes.remaining()];
			bytes.get(content);
			this.file.append(ByteBuffer.allocate(Integer.BYTES).putInt(content.length).array());
			this.file.append(content);
		}
		this.size++;
	}

	/**
	 * How many were added by this process.
	 * @return their number
	 */
	public long size() {
		return this.size;
	}

	/**
	 * How many there are.
	 * @return those of earlier processes too
	 * @throws IOException if they cannot be read
	 */
	public long count() throws IOException {
		long count = 0;
		try (InputStream in = this.file.read()) {
			for (byte[] head = in.readNBytes(Integer.BYTES); head.length > 0; head = in.readNBytes(Integer.BYTES)) {
				in.skipNBytes(ByteBuffer.wrap(head).getInt());
				count++;
			}
		}
		return count;
	}

	/**
	 * Hands them over, page by page.
	 * @param pageSize how many at most
	 * @param pages takes them
	 * @throws IOException if they cannot be read
	 */
	public void forEachPage(int pageSize, PageConsumer pages) throws IOException {
		try (InputStream in = this.file.read()) {
			List<Candidate> page = new ArrayList<>();
			for (byte[] head = in.readNBytes(Integer.BYTES); head.length > 0; head = in.readNBytes(Integer.BYTES)) {
				page.add(candidate(new RawBsonDocument(in.readNBytes(ByteBuffer.wrap(head).getInt()))));
				if (page.size() == pageSize) {
					pages.accept(page);
					page = new ArrayList<>();
				}
			}
			if (!page.isEmpty()) {
				pages.accept(page);
			}
		}
	}

	private static Candidate candidate(RawBsonDocument document) {
		return new Candidate(OrderKey.of(document), FindingKind.valueOf(document.getString("kind").getValue()),
				document.getInt32("sightings").getValue());
	}

	/**
	 * An order that seemed wrong.
	 *
	 * @param key which
	 * @param kind what was found
	 * @param sightings how many looks in a row have found that
	 */
	public record Candidate(OrderKey key, FindingKind kind, int sightings) {
	}

	/** Takes candidates. */
	@FunctionalInterface
	public interface PageConsumer {

		/**
		 * Takes a page.
		 * @param page at least one
		 * @throws IOException if what becomes of it cannot be written
		 */
		void accept(List<Candidate> page) throws IOException;

	}

}
