package io.orderarchiver.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.mongodb.MongoClientSettings;
import org.bson.BsonType;
import org.bson.ByteBuf;
import org.bson.Document;
import org.bson.RawBsonDocument;

/**
 * A document by its bytes, for what the driver cannot express or hides: text that is no
 * UTF-8, names that occur twice, the order and the exact types of fields.
 */
public final class RawDocument {

	private static final int OBJECT_ID = 12;

	private final List<Field> fields;

	/** An empty document. */
	public RawDocument() {
		this(List.of());
	}

	private RawDocument(List<Field> fields) {
		this.fields = fields;
	}

	/**
	 * A field, which need not be the only one of its name.
	 *
	 * @param name its name
	 * @param value its value
	 */
	public record Field(String name, StoredValue value) {

		@Override
		public String toString() {
			return this.name + ": " + this.value;
		}

	}

	/**
	 * A document that the driver can write.
	 * @param document any
	 * @return the same by its bytes
	 */
	public static RawDocument of(Document document) {
		return of(new RawBsonDocument(document, MongoClientSettings.getDefaultCodecRegistry().get(Document.class)));
	}

	/**
	 * A document as it came from a server.
	 * @param document not decoded
	 * @return its fields
	 */
	public static RawDocument of(RawBsonDocument document) {
		ByteBuf buffer = document.getByteBuffer();
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		buffer.release();
		return of(ByteBuffer.wrap(bytes));
	}

	/**
	 * The fields of a document or array within another.
	 * @param value a document or an array
	 * @return its fields; those of an array have its indexes as names
	 */
	public static RawDocument of(StoredValue value) {
		return of(ByteBuffer.wrap(value.copy()));
	}

	private static RawDocument of(ByteBuffer bytes) {
		ByteBuffer reader = bytes.order(ByteOrder.LITTLE_ENDIAN);
		List<Field> fields = new ArrayList<>();
		reader.getInt();
		for (byte type = reader.get(); type != 0; type = reader.get()) {
			String name = text(reader);
			int begin = reader.position();
			int length = lengthOf(type, reader.slice().order(ByteOrder.LITTLE_ENDIAN));
			fields.add(new Field(name, new StoredValue(type, reader.slice(begin, length))));
			reader.position(begin + length);
		}
		return new RawDocument(fields);
	}

	private static String text(ByteBuffer reader) {
		int begin = reader.position();
		skipText(reader);
		return new String(reader.array(), reader.arrayOffset() + begin, reader.position() - 1 - begin,
				StandardCharsets.UTF_8);
	}

	private static void skipText(ByteBuffer reader) {
		byte next;
		do {
			next = reader.get();
		}
		while (next != 0);
	}

	private static int lengthOf(byte type, ByteBuffer value) {
		return switch (BsonType.findByValue(type & 0xff)) {
			case NULL, UNDEFINED, MIN_KEY, MAX_KEY, END_OF_DOCUMENT -> 0;
			case BOOLEAN -> 1;
			case INT32 -> Integer.BYTES;
			case INT64, DOUBLE, DATE_TIME, TIMESTAMP -> Long.BYTES;
			case DECIMAL128 -> 2 * Long.BYTES;
			case OBJECT_ID -> OBJECT_ID;
			case DOCUMENT, ARRAY, JAVASCRIPT_WITH_SCOPE -> value.getInt(0);
			case STRING, JAVASCRIPT, SYMBOL -> Integer.BYTES + value.getInt(0);
			case BINARY -> Integer.BYTES + 1 + value.getInt(0);
			case DB_POINTER -> Integer.BYTES + value.getInt(0) + OBJECT_ID;
			case REGULAR_EXPRESSION -> {
				ByteBuffer reader = value.duplicate();
				skipText(reader);
				skipText(reader);
				yield reader.position();
			}
		};
	}

	/**
	 * Adds a field at the end, even if there is one of its name.
	 * @param name its name
	 * @param value its value
	 * @return another document
	 */
	public RawDocument add(String name, StoredValue value) {
		List<Field> more = new ArrayList<>(this.fields);
		more.add(new Field(name, value));
		return new RawDocument(more);
	}

	/**
	 * Gives a field another value, where it is; adds it if there is none of its name.
	 * @param name its name
	 * @param value its value
	 * @return another document
	 */
	public RawDocument with(String name, StoredValue value) {
		if (first(name).isEmpty()) {
			return add(name, value);
		}
		return new RawDocument(this.fields.stream()
			.map((field) -> field.name().equals(name) ? new Field(name, value) : field)
			.toList());
	}

	/**
	 * Gives a field a value that the driver can write.
	 * @param name its name
	 * @param value its value
	 * @return another document
	 */
	public RawDocument with(String name, Object value) {
		return with(name, StoredValue.of(value));
	}

	/**
	 * Leaves a field out.
	 * @param name its name
	 * @return another document
	 */
	public RawDocument without(String name) {
		return new RawDocument(this.fields.stream().filter((field) -> !field.name().equals(name)).toList());
	}

	/**
	 * The field that counts.
	 * @param name its name
	 * @return the value of the first one of that name
	 */
	public Optional<StoredValue> first(String name) {
		return this.fields.stream().filter((field) -> field.name().equals(name)).map(Field::value).findFirst();
	}

	/**
	 * All fields in their order.
	 * @return the fields, doubled names included
	 */
	public List<Field> fields() {
		return List.copyOf(this.fields);
	}

	byte[] bytes() {
		ByteArrayOutputStream elements = new ByteArrayOutputStream();
		for (Field field : this.fields) {
			elements.write(field.value().type());
			elements.writeBytes(field.name().getBytes(StandardCharsets.UTF_8));
			elements.write(0);
			elements.writeBytes(field.value().copy());
		}
		ByteBuffer document = StoredValue.littleEndian(Integer.BYTES + elements.size() + 1);
		document.putInt(document.capacity()).put(elements.toByteArray()).put((byte) 0);
		byte[] bytes = new byte[document.capacity()];
		document.flip().get(bytes);
		return bytes;
	}

	/**
	 * The document for the driver, which copies its bytes.
	 * @return not to be decoded
	 */
	public RawBsonDocument toBson() {
		return new RawBsonDocument(bytes());
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof RawDocument document && document.fields.equals(this.fields);
	}

	@Override
	public int hashCode() {
		return this.fields.hashCode();
	}

	@Override
	public String toString() {
		return this.fields.toString();
	}

}
