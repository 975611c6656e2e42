package io.orderarchiver.order;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.orderarchiver.order.DocumentOutput.Name;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.io.BsonOutput;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A value as it lies in the bytes of a document. It goes into another document, or a
 * query, as it is, whatever its type and its bytes.
 * <p>
 * Two are equal if MongoDB takes them for the same value ({@link ValueIdentity}): the
 * only equality of BSON values that counts here.
 */
public final class RawValue {

	/** Bytes of a string before and behind its text. */
	private static final int STRING_HEAD = Integer.BYTES;

	private static final int STRING_TAIL = 1;

	private static final int FNV_OFFSET = 0x811C9DC5;

	private static final int FNV_PRIME = 0x01000193;

	private static final String FIELD = "v";

	private static final Name FIELD_NAME = Name.of(FIELD);

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

	/**
	 * Encodes a value.
	 * @param value of any type
	 * @return the same value
	 */
	public static RawValue of(BsonValue value) {
		RawBsonDocument document = new RawBsonDocument(new BsonDocument(FIELD, value), new BsonDocumentCodec());
		return Objects.requireNonNull(in(document, FIELD));
	}

	/**
	 * Takes a value out of a document.
	 * @param document which is not copied
	 * @param field a name at its top level
	 * @return the first value of that name, or null if there is none
	 */
	public static @Nullable RawValue in(RawBsonDocument document, String field) {
		return find(RawReader.of(document), field);
	}

	/**
	 * Takes all values out of a document.
	 * @param document which is not copied
	 * @return the values by name, in their order; of two of one name the first
	 */
	public static Map<String, RawValue> fieldsOf(RawBsonDocument document) {
		Map<String, RawValue> fields = new LinkedHashMap<>();
		RawReader reader = RawReader.of(document);
		reader.enter();
		while (reader.next()) {
			String name = reader.name();
			fields.putIfAbsent(name, reader.value());
		}
		return fields;
	}

	private static @Nullable RawValue find(RawReader reader, String field) {
		ByteBuffer name = Name.of(field).text();
		reader.enter();
		while (reader.next()) {
			boolean found = reader.nameBytes().equals(name);
			RawValue value = reader.value();
			if (found) {
				return value;
			}
		}
		return null;
	}

	/**
	 * Takes a value out of this one.
	 * @param field a name at the top level of this document
	 * @return the first value of that name, or null if there is none
	 */
	public @Nullable RawValue field(String field) {
		return (this.type == BsonType.DOCUMENT) ? find(reader(), field) : null;
	}

	/**
	 * Its type.
	 * @return the BSON type
	 */
	public BsonType type() {
		return this.type;
	}

	/**
	 * Whether it is a text.
	 * @return true for a string, which may hold bytes that are no UTF-8
	 */
	public boolean isString() {
		return this.type == BsonType.STRING;
	}

	/**
	 * Whether it is nothing.
	 * @return true for null, and for the old type undefined
	 */
	public boolean isNull() {
		return this.type == BsonType.NULL || this.type == BsonType.UNDEFINED;
	}

	/**
	 * Whether it is a number.
	 * @return true for a number of any type
	 */
	public boolean isNumber() {
		return switch (this.type) {
			case INT32, INT64, DOUBLE, DECIMAL128 -> true;
			default -> false;
		};
	}

	/**
	 * Whether it is a date.
	 * @return true if {@link #dateTime()} can be asked for
	 */
	public boolean isDateTime() {
		return this.type == BsonType.DATE_TIME;
	}

	/**
	 * The date.
	 * @return milliseconds since 1970
	 */
	public long dateTime() {
		return bytes().getLong();
	}

	/**
	 * How large it is.
	 * @return bytes, without type and name
	 */
	public int size() {
		return this.length;
	}

	void writeTo(BsonOutput output) {
		output.writeBytes(this.bytes, this.offset, this.length);
	}

	/** Null, undefined, or a text that says nothing. */
	boolean isBlank() {
		return isNull() || (isString() && !beginsWithVisibleAscii() && Blank.isBlank(text()));
	}

	private boolean beginsWithVisibleAscii() {
		return this.bytes[this.offset + STRING_HEAD] > ' ';
	}

	/** A text as JSON has it between quotation marks. */
	String jsonText() {
		return Utf8.shown(this.bytes, this.offset + STRING_HEAD, this.length - STRING_HEAD - STRING_TAIL,
				CanonicalJson::escaped);
	}

	private String text() {
		return Utf8.shown(this.bytes, this.offset + STRING_HEAD, this.length - STRING_HEAD - STRING_TAIL);
	}

	/**
	 * Whether it is the same after it was decoded and encoded.
	 * @return false if a text has bytes that are no UTF-8, or a document has a field
	 * twice
	 */
	public boolean survivesDecoding() {
		return switch (this.type) {
			case STRING, SYMBOL, JAVASCRIPT ->
				Utf8.isValid(this.bytes, this.offset + STRING_HEAD, this.length - STRING_HEAD - STRING_TAIL);
			case DOCUMENT -> fieldsSurviveDecoding();
			case ARRAY -> elements().stream().allMatch(RawValue::survivesDecoding);
			case REGULAR_EXPRESSION -> Utf8.isValid(this.bytes, this.offset, this.length);
			case JAVASCRIPT_WITH_SCOPE, DB_POINTER -> false;
			default -> true;
		};
	}

	private boolean fieldsSurviveDecoding() {
		Set<ByteBuffer> names = new HashSet<>();
		RawReader reader = reader();
		reader.enter();
		while (reader.next()) {
			ByteBuffer name = reader.nameBytes();
			boolean valid = Utf8.isValid(name.array(), name.arrayOffset() + name.position(), name.remaining());
			if (!valid || !names.add(name) || !reader.value().survivesDecoding()) {
				return false;
			}
		}
		return true;
	}

	/**
	 * A document as it lies.
	 * @return the document, not decoded
	 */
	public RawBsonDocument toRawDocument() {
		return new RawBsonDocument(this.bytes, this.offset, this.length);
	}

	/**
	 * Decodes it, to be shown. Bytes of texts that are no UTF-8 become {@code \\xNN}, and
	 * of fields of one name the first is taken.
	 * @return the value; not fit to be looked for, if it has such bytes or fields
	 */
	public BsonValue toBson() {
		return switch (this.type) {
			case STRING -> new BsonString(text());
			case SYMBOL -> new BsonSymbol(text());
			case OBJECT_ID -> new BsonObjectId(new ObjectId(bytes()));
			case DATE_TIME -> new BsonDateTime(dateTime());
			case DOCUMENT -> toDocument();
			case ARRAY -> toArray();
			default -> decodedAsField();
		};
	}

	private BsonDocument toDocument() {
		BsonDocument document = new BsonDocument();
		RawReader reader = reader();
		reader.enter();
		while (reader.next()) {
			String name = reader.name();
			document.putIfAbsent(name, reader.value().toBson());
		}
		return document;
	}

	private BsonArray toArray() {
		return new BsonArray(elements().stream().map(RawValue::toBson).toList());
	}

	/**
	 * What an index has of it.
	 * @return the elements of an array, else the value alone
	 */
	public List<RawValue> elements() {
		if (this.type != BsonType.ARRAY) {
			return List.of(this);
		}
		List<RawValue> elements = new ArrayList<>();
		RawReader reader = reader();
		reader.enter();
		while (reader.next()) {
			reader.skipName();
			elements.add(reader.value());
		}
		return elements;
	}

	/** Codecs read values where they belong: in a document. */
	private BsonValue decodedAsField() {
		try (DocumentOutput document = new DocumentOutput()) {
			document.write(FIELD_NAME, this);
			return Objects.requireNonNull(document.toDocument().get(FIELD));
		}
	}

	/** Before a document or an array. */
	RawReader reader() {
		return RawReader.at(this.bytes, this.offset);
	}

	ByteBuffer bytes() {
		return ByteBuffer.wrap(this.bytes, this.offset, this.length).order(ByteOrder.LITTLE_ENDIAN);
	}

	RawValue part(BsonType ofType, int from, int size) {
		return new RawValue(ofType, this.bytes, this.offset + from, size);
	}

	boolean hasBytesOf(RawValue other) {
		return Arrays.equals(this.bytes, this.offset, this.offset + this.length, other.bytes, other.offset,
				other.offset + other.length);
	}

	/**
	 * Whether it lies in another document as it does in this, which is more than to be
	 * equal.
	 * @param other the other value
	 * @return true if type and bytes are the same
	 */
	public boolean hasTypeAndBytesOf(RawValue other) {
		return this.type == other.type && hasBytesOf(other);
	}

	/**
	 * A hash wide enough to stand for the value: equal values have the same, and among
	 * ten million others one has it with a probability of a few in a million.
	 * @return 64 bits
	 */
	public long wideHash() {
		return ValueIdentity.wideHash(this);
	}

	/**
	 * As <a href="http://www.isthe.com/chongo/tech/comp/fnv/">FNV-1a</a> does. What
	 * arrays have would make the same of many ObjectIds that were counted one by one.
	 */
	int hashOfBytes() {
		int hash = FNV_OFFSET;
		int end = this.offset + this.length;
		for (int i = this.offset; i < end; i++) {
			hash = (hash ^ (this.bytes[i] & 0xff)) * FNV_PRIME;
		}
		return hash;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof RawValue value && ValueIdentity.isSame(this, value);
	}

	@Override
	public int hashCode() {
		return ValueIdentity.hash(this);
	}

	/** The type alone: values may be personal. */
	@Override
	public String toString() {
		return this.type.toString();
	}

}
