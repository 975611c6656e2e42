package io.orderarchiver.verify.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.order.OrderKey;
import io.orderarchiver.verify.files.Candidates.Candidate;
import io.orderarchiver.verify.finding.FindingKind;
import org.bson.RawBsonDocument;

/** Reads candidates in the order they came. */
public final class CandidateReader {

	private final Source source;

	CandidateReader(Source source) {
		this.source = source;
	}

	/** Where they are. */
	@FunctionalInterface
	interface Source {

		/** From the first one on; to be closed. */
		InputStream open() throws IOException;

	}

	/**
	 * How many there are.
	 * @return their number
	 * @throws IOException if they cannot be read
	 */
	public long count() throws IOException {
		long count = 0;
		try (InputStream in = this.source.open()) {
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
		try (InputStream in = this.source.open()) {
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
