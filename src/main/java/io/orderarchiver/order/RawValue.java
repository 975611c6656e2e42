package io.orderarchiver.order;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.bson.BsonDateTime;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.io.BsonOutput;
import org.bson.types.ObjectId;

/**
 * A value as it lies in the bytes of a document. It goes into another document as it is,
 * whatever its type.
 */
public final class RawValue {

	/** Bytes of a string before and behind its text. */
	private static final int STRING_HEAD = Integer.BYTES;

	private static final int STRING_TAIL = 1;

	private final BsonType type;

	private final byte[] bytes;

	private final int offset;

	private final int length;

	RawValue(BsonType type, byte[] bytes, int offset, int length) {
		this.type = type;
		this.bytes = bytes;
		this.offset = offset;
		this.length = length;
	}

	BsonType type() {
		return this.type;
	}

	void writeTo(BsonOutput output) {
		output.writeBytes(this.bytes, this.offset, this.length);
	}

	/** Null, undefined, or a text that says nothing. */
	boolean isBlank() {
		return switch (this.type) {
			case NULL, UNDEFINED -> true;
			case STRING -> !beginsWithVisibleAscii() && Blank.isBlank(text());
			default -> false;
		};
	}

	private boolean beginsWithVisibleAscii() {
		return this.bytes[this.offset + STRING_HEAD] > ' ';
	}

	private String text() {
		return new String(this.bytes, this.offset + STRING_HEAD, this.length - STRING_HEAD - STRING_TAIL,
				StandardCharsets.UTF_8);
	}

	BsonValue decoded() {
		return switch (this.type) {
			case STRING -> new BsonString(text());
			case OBJECT_ID -> new BsonObjectId(new ObjectId(buffer()));
			case DATE_TIME -> new BsonDateTime(buffer().getLong());
			default -> decodedAsField();
		};
	}

	private ByteBuffer buffer() {
		return ByteBuffer.wrap(this.bytes, this.offset, this.length).order(ByteOrder.LITTLE_ENDIAN);
	}

	/** Codecs read values where they belong: in a document. */
	private BsonValue decodedAsField() {
		String name = "value";
		try (DocumentOutput document = new DocumentOutput()) {
			document.write(DocumentOutput.Name.of(name), this);
			return Objects.requireNonNull(document.toDocument().get(name));
		}
	}

}
