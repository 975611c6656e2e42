package io.orderarchiver.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import com.mongodb.MongoClientSettings;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * A value as it lies in a document. Two are equal if type and bytes are.
 *
 * @param type the byte before its name, as in
 * <a href="https://bsonspec.org/spec.html">BSON</a>
 * @param bytes those behind its name
 */
public record StoredValue(byte type, ByteBuffer bytes) {

	/** What MongoDB takes for the end of a name, or of a text. */
	private static final byte END = 0;

	private static final byte STRING = 0x02;

	private static final byte DOCUMENT = 0x03;

	private static final byte ARRAY = 0x04;

	private static final int SHOWN_BYTES = 60;

	/**
	 * A value that the driver can write.
	 * @param value of any type that a {@link Document} may hold
	 * @return its bytes
	 */
	public static StoredValue of(@Nullable Object value) {
		Document document = new Document("v", value);
		return RawDocument
			.of(new RawBsonDocument(document, MongoClientSettings.getDefaultCodecRegistry().get(Document.class)))
			.first("v")
			.orElseThrow();
	}

	/**
	 * A string that is no UTF-8 where there are accents in it.
	 * @param text of ISO 8859-1, which has é as the byte 0xE9
	 * @return a string of these bytes
	 */
	public static StoredValue latin1(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		ByteBuffer value = littleEndian(Integer.BYTES + bytes.length + 1);
		value.putInt(bytes.length + 1).put(bytes).put(END);
		return new StoredValue(STRING, value.flip());
	}

	/**
	 * A document within another.
	 * @param document the inner one
	 * @return its bytes
	 */
	public static StoredValue document(RawDocument document) {
		return new StoredValue(DOCUMENT, ByteBuffer.wrap(document.bytes()));
	}

	/**
	 * An array.
	 * @param elements with its indexes as names
	 * @return its bytes
	 */
	public static StoredValue array(RawDocument elements) {
		return new StoredValue(ARRAY, ByteBuffer.wrap(elements.bytes()));
	}

	/**
	 * Documents within documents.
	 * @param depth how many
	 * @return the outermost one
	 */
	public static StoredValue nested(int depth) {
		StoredValue value = of("deep");
		for (int i = 0; i < depth; i++) {
			value = document(new RawDocument().add("d", value));
		}
		return value;
	}

	static ByteBuffer littleEndian(int length) {
		return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
	}

	byte[] copy() {
		byte[] copy = new byte[this.bytes.remaining()];
		this.bytes.duplicate().get(copy);
		return copy;
	}

	/** Such values cannot always be shown as text. */
	@Override
	public String toString() {
		byte[] all = copy();
		String shown = HexFormat.of().formatHex(all, 0, Math.min(all.length, SHOWN_BYTES));
		return "%02x %s (%d bytes)".formatted(this.type, shown, all.length);
	}

}
