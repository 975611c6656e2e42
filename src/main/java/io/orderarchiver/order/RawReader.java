package io.orderarchiver.order;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BiConsumer;

import org.bson.BsonSerializationException;
import org.bson.BsonType;
import org.bson.ByteBuf;
import org.bson.RawBsonDocument;

/**
 * Walks through a document and tells of values where they lie. To decode names and values
 * would be the most of all that Java does for an order, and the archive wants them as
 * they are. The format is that of <a href="https://bsonspec.org/spec.html">BSON</a>.
 */
public final class RawReader {

	private static final int LENGTH = Integer.BYTES;

	private static final int OBJECT_ID = 12;

	private final byte[] bytes;

	private final ByteBuffer numbers;

	private int position;

	private BsonType type = BsonType.DOCUMENT;

	private RawReader(byte[] bytes, int position) {
		this.bytes = bytes;
		this.numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
		this.position = position;
	}

	/**
	 * Begins to read.
	 * @param document what to read; it is not copied
	 * @return before the document
	 */
	public static RawReader of(RawBsonDocument document) {
		ByteBuf buffer = document.getByteBuffer();
		return new RawReader(buffer.array(), buffer.position());
	}

	static RawReader at(byte[] bytes, int position) {
		return new RawReader(bytes, position);
	}

	/** Enters a document or an array. */
	public void enter() {
		this.position += LENGTH;
	}

	/**
	 * Moves to the next field or element, once the one before is read.
	 * @return false at the end of the document or array, which is left then
	 */
	public boolean next() {
		this.type = typeOf(this.bytes[this.position++]);
		return this.type != BsonType.END_OF_DOCUMENT;
	}

	private static BsonType typeOf(byte code) {
		BsonType type = BsonType.findByValue(code & 0xff);
		if (type == null) {
			throw new BsonSerializationException("There is no BSON type " + code);
		}
		return type;
	}

	/**
	 * Reads the name of a field, or the index of an element, before its value.
	 * @return the name
	 */
	public String name() {
		int begin = this.position;
		return Utf8.shown(this.bytes, begin, skipText() - begin);
	}

	/** The name as JSON has it between quotation marks. */
	String jsonName() {
		int begin = this.position;
		return Utf8.shown(this.bytes, begin, skipText() - begin, CanonicalJson::escaped);
	}

	/** The name as it is. */
	ByteBuffer nameBytes() {
		int begin = this.position;
		return ByteBuffer.wrap(this.bytes, begin, skipText() - begin);
	}

	/** Leaves out the name of a field, or the index of an element, before its value. */
	public void skipName() {
		skipText();
	}

	/** Reads a value where it lies, behind its name. */
	RawValue value() {
		int begin = this.position;
		skip();
		return new RawValue(this.type, this.bytes, begin, this.position - begin);
	}

	/**
	 * Leaves the text and the zero behind it.
	 * @return where the text ends
	 */
	private int skipText() {
		int end = this.position;
		while (this.bytes[end] != 0) {
			end++;
		}
		this.position = end + 1;
		return end;
	}

	/** Reads a document. */
	<T> void read(T into, FieldTakers<T> takers) {
		enter();
		while (next()) {
			int begin = this.position;
			BiConsumer<T, RawValue> taker = takers.of(this.bytes, begin, skipText());
			if (taker != null) {
				taker.accept(into, value());
			}
			else {
				skip();
			}
		}
	}

	/** Leaves a value out. */
	public void skip() {
		switch (this.type) {
			case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> {
			}
			case BOOLEAN -> this.position += Byte.BYTES;
			case INT32 -> this.position += Integer.BYTES;
			case INT64, DOUBLE, DATE_TIME, TIMESTAMP -> this.position += Long.BYTES;
			case DECIMAL128 -> this.position += 2 * Long.BYTES;
			case OBJECT_ID -> this.position += OBJECT_ID;
			case DOCUMENT, ARRAY, JAVASCRIPT_WITH_SCOPE -> this.position += length();
			case STRING, JAVASCRIPT, SYMBOL -> this.position += LENGTH + length();
			case BINARY -> this.position += LENGTH + Byte.BYTES + length();
			case DB_POINTER -> this.position += LENGTH + length() + OBJECT_ID;
			case REGULAR_EXPRESSION -> {
				skipText();
				skipText();
			}
			case END_OF_DOCUMENT -> throw new IllegalStateException("no value here");
		}
	}

	private int length() {
		return this.numbers.getInt(this.position);
	}

}
