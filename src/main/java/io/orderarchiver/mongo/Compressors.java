package io.orderarchiver.mongo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCompressor;

/**
 * The compressors that a URI asks for, as far as they work here. The driver believes that
 * their libraries are there, and fails with the first message if they are not.
 */
final class Compressors {

	/** The class that each needs; zlib is the JDK's. */
	private static final Map<String, String> LIBRARIES = Map.of("snappy", "org.xerial.snappy.Snappy", "zstd",
			"com.github.luben.zstd.Zstd");

	private final List<MongoCompressor> usable = new ArrayList<>();

	private final List<String> ignored = new ArrayList<>();

	private Compressors() {
	}

	static Compressors of(ConnectionString uri) {
		return of(uri, Compressors::isUsable);
	}

	static Compressors of(ConnectionString uri, Predicate<String> isUsable) {
		Compressors compressors = new Compressors();
		for (MongoCompressor compressor : uri.getCompressorList()) {
			String library = LIBRARIES.get(compressor.getName());
			if (library == null || isUsable.test(library)) {
				compressors.usable.add(compressor);
			}
			else {
				compressors.ignored.add(compressor.getName());
			}
		}
		return compressors;
	}

	/**
	 * A library whose native part does not load is of no more use than one that is
	 * absent.
	 */
	private static boolean isUsable(String library) {
		try {
			Class.forName(library, true, Compressors.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return false;
		}
	}

	List<MongoCompressor> usable() {
		return List.copyOf(this.usable);
	}

	/** A sentence for each one that is not used. */
	List<String> ignored() {
		return this.ignored.stream()
			.map((name) -> ("MONGODB_URI asks for compressors=%s, whose library is not here: messages go without it."
					+ " zlib needs none.")
				.formatted(name))
			.toList();
	}

}
