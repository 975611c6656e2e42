package io.orderarchiver.verify.files;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.order.DocumentOutput;
import io.orderarchiver.order.DocumentOutput.Name;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.verify.finding.FindingKind;
import org.bson.ByteBuf;

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
	 * Reads them, those of earlier processes too.
	 * @return from the first one on
	 */
	public CandidateReader read() {
		return new CandidateReader(this.file::read);
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

}
