package io.orderarchiver.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoCompressor;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CompressorsTests {

	private static final ConnectionString ALL = new ConnectionString("mongodb://h/?compressors=zstd,snappy,zlib");

	@Test
	void thoseWithALibraryAreUsedInTheirOrder() {
		Compressors all = Compressors.of(ALL, (library) -> true);
		assertThat(all.usable()).extracting(MongoCompressor::getName).containsExactly("zstd", "snappy", "zlib");
		assertThat(all.ignored()).isEmpty();
	}

	@Test
	void thoseWithoutAreIgnoredWithASentenceEach() {
		Compressors one = Compressors.of(ALL, (library) -> library.contains("zstd"));
		assertThat(one.usable()).extracting(MongoCompressor::getName).containsExactly("zstd", "zlib");
		assertThat(one.ignored()).singleElement()
			.asString()
			.contains("MONGODB_URI", "compressors=snappy", "library is not here");
	}

	@Test
	void theJdkHasZlib() {
		Compressors zlib = Compressors.of(new ConnectionString("mongodb://h/?compressors=zlib"));
		assertThat(zlib.usable()).extracting(MongoCompressor::getName).containsExactly("zlib");
		assertThat(zlib.ignored()).isEmpty();
	}

	@Test
	void aUriThatAsksForNoneGetsNone() {
		assertThat(Compressors.of(new ConnectionString("mongodb://h")).usable()).isEmpty();
	}

	@Test
	void theTargetWarnsOfWhatIsIgnored() {
		assertThat(MongoTarget.of("mongodb://u:s3cr3t@h/?compressors=snappy,zlib", null).overridden()).singleElement()
			.asString()
			.contains("compressors=snappy")
			.doesNotContain("s3cr3t");
	}

}
