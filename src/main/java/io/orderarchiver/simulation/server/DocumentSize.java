package io.orderarchiver.simulation.server;

import java.util.Collection;
import java.util.Map;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/** How many bytes of BSON a document takes. */
final class DocumentSize {

	/** The largest document that MongoDB sends: 16 MB and its own overhead. */
	static final int LIMIT = (16 * 1024 + 16) * 1024;

	private static final int LARGEST_SCALAR = 32;

	private DocumentSize() {
	}

	/**
	 * Measures a document that is to be sent.
	 * @param document the document
	 * @return its size in bytes, rounded up
	 * @throws MongoServerError with MongoDB's code 10334 if it is above {@link #LIMIT}
	 */
	static long checked(Document document) {
		long estimate = atMost(document);
		if (estimate <= LIMIT) {
			return estimate;
		}
		int size = encoded(document);
		if (size > LIMIT) {
			throw new MongoServerError(10334, "BSONObjectTooLarge",
					"BSONObj size: " + size + " is invalid. Size must be between 0 and " + LIMIT + "(16MB)");
		}
		return size;
	}

	/** What a value takes at most: cheap, and up to three times too much for text. */
	static long atMost(@Nullable Object value) {
		if (value instanceof Document document) {
			long sum = LARGEST_SCALAR;
			for (Map.Entry<String, Object> entry : document.entrySet()) {
				sum += 2 + 3L * entry.getKey().length() + atMost(entry.getValue());
			}
			return sum;
		}
		if (value instanceof Collection<?> elements) {
			return LARGEST_SCALAR + elements.stream().mapToLong((element) -> LARGEST_SCALAR + atMost(element)).sum();
		}
		if (value instanceof BinData binary) {
			return binary.getData().length + (long) LARGEST_SCALAR;
		}
		return (value instanceof String text) ? LARGEST_SCALAR + 3L * text.length() : LARGEST_SCALAR;
	}

	private static int encoded(Document document) {
		ByteBuf buffer = Unpooled.buffer();
		try {
			BsonEncoder.encodeDocument(document, buffer);
			return buffer.writerIndex();
		}
		finally {
			buffer.release();
		}
	}

}
