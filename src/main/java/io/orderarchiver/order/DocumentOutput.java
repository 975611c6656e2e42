package io.orderarchiver.order;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.bson.BsonType;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/**
 * Puts a document together of values that lie in other documents, without decoding them.
 * The format is that of <a href="https://bsonspec.org/spec.html">BSON</a>: the length,
 * the fields, each with type, name and value, and a zero.
 */
public final class DocumentOutput implements AutoCloseable {

	private static final int TYPICAL_BYTES = 1024;

	private final BasicOutputBuffer bytes = new BasicOutputBuffer(TYPICAL_BYTES);

	/** Begins a document. */
	public DocumentOutput() {
		this.bytes.writeInt32(0);
	}

	/**
	 * Writes a value as it lies.
	 * @param name of the field
	 * @param value of any type
	 */
	public void write(Name name, RawValue value) {
		begin(value.type(), name);
		value.writeTo(this.bytes);
	}

	/**
	 * Writes null.
	 * @param name of the field
	 */
	public void writeNull(Name name) {
		begin(BsonType.NULL, name);
	}

	/**
	 * Writes a string.
	 * @param name of the field
	 * @param text its text
	 */
	public void writeString(Name name, String text) {
		begin(BsonType.STRING, name);
		byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
		this.bytes.writeInt32(utf8.length + 1);
		this.bytes.writeBytes(utf8, 0, utf8.length);
		this.bytes.writeByte(0);
	}

	/**
	 * Writes a date.
	 * @param name of the field
	 * @param millis milliseconds since 1970
	 */
	public void writeDateTime(Name name, long millis) {
		begin(BsonType.DATE_TIME, name);
		this.bytes.writeInt64(millis);
	}

	/**
	 * Writes a 32-bit integer.
	 * @param name of the field
	 * @param number the number
	 */
	public void writeInt32(Name name, int number) {
		begin(BsonType.INT32, name);
		this.bytes.writeInt32(number);
	}

	/**
	 * Writes a 64-bit integer.
	 * @param name of the field
	 * @param number the number
	 */
	public void writeInt64(Name name, long number) {
		begin(BsonType.INT64, name);
		this.bytes.writeInt64(number);
	}

	/**
	 * Writes a document.
	 * @param name of the field
	 * @param document as it is, which is not decoded
	 */
	public void writeDocument(Name name, RawBsonDocument document) {
		begin(BsonType.DOCUMENT, name);
		ByteBuf content = document.getByteBuffer();
		this.bytes.writeBytes(content.array(), content.position(), content.remaining());
	}

	/**
	 * Writes an array of values as they lie.
	 * @param name of the field
	 * @param values of any types
	 */
	public void writeArray(Name name, Iterable<RawValue> values) {
		begin(BsonType.ARRAY, name);
		int start = this.bytes.getPosition();
		this.bytes.writeInt32(0);
		int index = 0;
		for (RawValue value : values) {
			write(Name.of(Integer.toString(index++)), value);
		}
		end(start);
	}

	/**
	 * Writes a boolean.
	 * @param name of the field
	 * @param value true or false
	 */
	public void writeBoolean(Name name, boolean value) {
		begin(BsonType.BOOLEAN, name);
		this.bytes.writeByte(value ? 1 : 0);
	}

	void writeStrings(Name name, List<String> texts) {
		begin(BsonType.ARRAY, name);
		int start = this.bytes.getPosition();
		this.bytes.writeInt32(0);
		for (int i = 0; i < texts.size(); i++) {
			writeString(Name.of(Integer.toString(i)), texts.get(i));
		}
		end(start);
	}

	private void begin(BsonType type, Name name) {
		this.bytes.writeByte(type.getValue());
		this.bytes.writeBytes(name.bytes, 0, name.bytes.length);
	}

	private void end(int start) {
		this.bytes.writeByte(0);
		this.bytes.writeInt32(start, this.bytes.getPosition() - start);
	}

	/**
	 * Ends the document.
	 * @return the document, which is complete now
	 */
	public RawBsonDocument toDocument() {
		end(0);
		return new RawBsonDocument(this.bytes.getInternalBuffer(), 0, this.bytes.getSize());
	}

	@Override
	public void close() {
		this.bytes.close();
	}

	/** The name of a field. */
	public static final class Name {

		/** In UTF-8, with the zero behind them. */
		private final byte[] bytes;

		private Name(byte[] bytes) {
			this.bytes = bytes;
		}

		/**
		 * Encodes a name.
		 * @param text without a zero
		 * @return the name
		 */
		public static Name of(String text) {
			return new Name((text + "\0").getBytes(StandardCharsets.UTF_8));
		}

		/** Without the zero. */
		ByteBuffer text() {
			return ByteBuffer.wrap(this.bytes, 0, this.bytes.length - 1);
		}

	}

}
