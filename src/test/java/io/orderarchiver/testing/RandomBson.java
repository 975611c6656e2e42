package io.orderarchiver.testing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import org.bson.BsonDateTime;
import org.bson.BsonBinary;
import org.bson.BsonDbPointer;
import org.bson.BsonRegularExpression;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Code;
import org.bson.types.CodeWithScope;
import org.bson.types.Decimal128;
import org.bson.types.MaxKey;
import org.bson.types.MinKey;
import org.bson.types.ObjectId;
import org.bson.types.Symbol;

/**
 * Values of all types, with few enough different ones that many are the same for MongoDB:
 * numbers of several types, documents with their fields in another order, strings and
 * symbols.
 */
public final class RandomBson {

	private static final byte ARRAY = 0x04;

	private static final byte UNDEFINED = 0x06;

	private static final byte PATTERN = 0x0B;

	private static final int DEEPEST = 100;

	private static final int SMALL_NUMBERS = 60;

	private static final int UUID_BYTES = 16;

	private static final List<String> NAMES = List.of("a", "b", "n", "r", "nom", "é", "", "a.b", "0");

	private static final List<String> OPERATORS = List.of("$oid", "$where", "$in", "$x");

	private final Random random;

	private final boolean real;

	private final List<Supplier<StoredValue>> scalars = new ArrayList<>();

	/**
	 * Creates a generator.
	 * @param random what decides
	 * @param real whether the values are for a real server
	 */
	public RandomBson(Random random, boolean real) {
		this.random = random;
		this.real = real;
		addScalars();
		if (real) {
			addScalarsOfARealServer();
		}
	}

	private void addScalars() {
		this.scalars.add(this::number);
		this.scalars.add(this::number);
		this.scalars.add(() -> one(-0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 0.1));
		this.scalars.add(() -> one(Integer.MIN_VALUE, Long.MAX_VALUE, 1L << 53, Decimal128.parse("0.10")));
		this.scalars.add(() -> StoredValue.of(text()));
		this.scalars.add(() -> StoredValue.of(text()));
		this.scalars.add(() -> one(new BsonBinary(bytes(3)), new Binary((byte) 3, bytes(UUID_BYTES)),
				new Binary((byte) 4, bytes(UUID_BYTES)), bytes(0)));
		this.scalars.add(() -> StoredValue.of(new ObjectId(this.random.nextInt(1000), this.random.nextInt(3))));
		this.scalars.add(() -> StoredValue.of(this.random.nextBoolean()));
		this.scalars.add(() -> StoredValue.of(date()));
		this.scalars.add(() -> StoredValue.of(null));
		this.scalars.add(() -> StoredValue.of(new BsonRegularExpression("^" + text(), "i")));
		this.scalars.add(() -> StoredValue.of(new Code(text())));
		// The server puts the time into one of zeros.
		this.scalars.add(() -> StoredValue.of(new BsonTimestamp(1 + this.random.nextInt(9), 1)));
		this.scalars.add(() -> one(new MinKey(), new MaxKey()));
	}

	/**
	 * The embedded server ends the connection for most of these, makes null of undefined,
	 * decodes text, knows one kind of binary of user-defined subtypes, and compares
	 * decimals as doubles.
	 */
	private void addScalarsOfARealServer() {
		this.scalars.add(() -> one(new Binary((byte) 2, new byte[] { 2, 0, 0, 0, 1, 2 }),
				new Binary((byte) 5, bytes(UUID_BYTES)), new Binary((byte) 0x80, bytes(3))));
		this.scalars.add(() -> StoredValue.of(new BsonUndefined()));
		this.scalars.add(() -> StoredValue.of(new BsonDbPointer("test.Client", new ObjectId(1, 1))));
		this.scalars.add(() -> StoredValue.of(new Symbol(text())));
		this.scalars.add(() -> StoredValue.of(new CodeWithScope("x", new Document("a", 1))));
		this.scalars.add(() -> StoredValue.latin1("é" + text()));
		this.scalars.add(() -> one(Decimal128.NaN, Decimal128.NEGATIVE_INFINITY, Decimal128.parse("-0E+10"),
				Decimal128.parse("9E+6144"), Decimal128.parse("1E-6176")));
	}

	/**
	 * Any value.
	 * @return a scalar mostly, else a document or an array, sometimes a deep one
	 */
	public StoredValue value() {
		if (this.real && this.random.nextInt(20) == 0) {
			return StoredValue
				.document(new RawDocument().add(OPERATORS.get(this.random.nextInt(OPERATORS.size())), plain()));
		}
		return plain();
	}

	/**
	 * A value that may be an {@code _id}.
	 * @return no array, no pattern, not undefined, and without names that are operators
	 */
	public StoredValue id() {
		StoredValue id = plain();
		while (id.type() == ARRAY || id.type() == PATTERN || id.type() == UNDEFINED) {
			id = plain();
		}
		return id;
	}

	private StoredValue plain() {
		return switch (this.random.nextInt(100)) {
			case 0 -> deep();
			case 1, 2, 3, 4, 5, 6 -> container(3);
			case 7, 8, 9, 10, 11, 12, 13, 14 -> pair();
			default -> scalar();
		};
	}

	private StoredValue scalar() {
		return this.scalars.get(this.random.nextInt(this.scalars.size())).get();
	}

	private StoredValue container(int depth) {
		boolean array = this.random.nextBoolean();
		RawDocument inner = new RawDocument();
		for (int i = this.random.nextInt(4); i > 0; i--) {
			String name = array ? String.valueOf(inner.fields().size()) : name(inner);
			inner = inner.add(name, (depth > 0 && this.random.nextInt(4) == 0) ? container(depth - 1) : scalar());
		}
		return array ? StoredValue.array(inner) : StoredValue.document(inner);
	}

	/** The embedded server cannot hold a name twice. */
	private String name(RawDocument document) {
		String name = NAMES.get(this.random.nextInt(NAMES.size()));
		return (this.real || document.first(name).isEmpty()) ? name : name + document.fields().size();
	}

	private StoredValue deep() {
		StoredValue value = scalar();
		for (int depth = this.random.nextInt(DEEPEST); depth > 0; depth--) {
			value = this.random.nextBoolean() ? StoredValue.document(new RawDocument().add("d", value))
					: StoredValue.array(new RawDocument().add("0", value));
		}
		return value;
	}

	/** The same two fields, in the one order or the other. */
	public StoredValue pair() {
		StoredValue first = number(this.random.nextInt(5));
		StoredValue second = number(this.random.nextInt(5));
		RawDocument pair = this.random.nextBoolean() ? new RawDocument().add("r", first).add("n", second)
				: new RawDocument().add("n", second).add("r", first);
		return StoredValue.document(pair);
	}

	/**
	 * A small number.
	 * @return of any type
	 */
	public StoredValue number() {
		return number(this.random.nextInt(SMALL_NUMBERS));
	}

	/**
	 * A number.
	 * @param number which one
	 * @return of any type
	 */
	public StoredValue number(int number) {
		return one(number, (long) number, (double) number, new Decimal128(number), Decimal128.parse(number + ".00"));
	}

	/**
	 * A date.
	 * @return within fifty years of 1970 mostly
	 */
	public BsonDateTime date() {
		return (this.random.nextInt(50) == 0) ? new BsonDateTime(this.random.nextLong())
				: new BsonDateTime((long) (this.random.nextGaussian() * 1e12));
	}

	private String text() {
		return switch (this.random.nextInt(10)) {
			case 0 -> "";
			case 1 -> "\u00a0 ";
			case 2 -> "$nom";
			case 3 -> "é😀".repeat(this.random.nextInt(20));
			default -> "t" + this.random.nextInt(SMALL_NUMBERS);
		};
	}

	private byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	/**
	 * A string of some megabytes.
	 * @param bytes how long
	 * @return a string of one letter, over and over
	 */
	public StoredValue large(int bytes) {
		byte[] text = new byte[bytes];
		Arrays.fill(text, (byte) ('a' + this.random.nextInt(26)));
		return StoredValue.of(new String(text, StandardCharsets.US_ASCII));
	}

	private StoredValue one(Object... values) {
		return StoredValue.of(values[this.random.nextInt(values.length)]);
	}

}
