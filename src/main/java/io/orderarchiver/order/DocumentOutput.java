package io.orderarchiver.order;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;

/**
 * Puts a document together of values that lie in other documents, without decoding them.
 * The format is that of <a href="https://bsonspec.org/spec.html">BSON</a>: the length,
 * the fields, each with type, name and value, and a zero.
 */
final class DocumentOutput implements AutoCloseable {

	private static final int TYPICAL_BYTES = 1024;

	private final BasicOutputBuffer bytes = new BasicOutputBuffer(TYPICAL_BYTES);

	DocumentOutput() {
		this.bytes.writeInt32(0);
	}

	void write(Name name, RawValue value) {
		begin(value.type(), name);
		value.writeTo(this.bytes);
	}

	void writeNull(Name name) {
		begin(BsonType.NULL, name);
	}

	void writeString(Name name, String text) {
		begin(BsonType.STRING, name);
		this.bytes.writeString(text);
	}

	void writeDateTime(Name name, long millis) {
		begin(BsonType.DATE_TIME, name);
		this.bytes.writeInt64(millis);
	}

	void writeBoolean(Name name, boolean value) {
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

	/** The document, which is complete now. */
	RawBsonDocument toDocument() {
		end(0);
		return new RawBsonDocument(this.bytes.getInternalBuffer(), 0, this.bytes.getSize());
	}

	@Override
	public void close() {
		this.bytes.close();
	}

	/** The name of a field. */
	static final class Name {

		/** In UTF-8, with the zero behind them. */
		private final byte[] bytes;

		private Name(byte[] bytes) {
			this.bytes = bytes;
		}

		static Name of(String text) {
			return new Name((text + "\0").getBytes(StandardCharsets.UTF_8));
		}

	}

}
