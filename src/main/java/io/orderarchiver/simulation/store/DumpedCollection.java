package io.orderarchiver.simulation.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.orderarchiver.files.PrivateFiles;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * A collection as {@code mongodump} writes it: {@code NAME.bson} holds the bytes of its
 * documents one after the other, {@code NAME.metadata.json} its indexes.
 *
 * @param directory the directory of its database
 * @param name its name
 */
record DumpedCollection(Path directory, String name) {

	private static final String METADATA = ".metadata.json";

	private static final int LENGTH_BYTES = 4;

	private static final int LARGEST_DOCUMENT = 17 * 1024 * 1024;

	private static final int BATCH_DOCUMENTS = 1000;

	private static final int BATCH_BYTES = 8 * 1024 * 1024;

	static List<DumpedCollection> in(Path directory) throws IOException {
		try (Stream<Path> files = Files.list(directory)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((file) -> file.endsWith(METADATA))
				.map((file) -> unescape(file.substring(0, file.length() - METADATA.length())))
				.map((name) -> new DumpedCollection(directory, name))
				.toList();
		}
	}

	void dump(MongoDatabase database) throws IOException {
		MongoCollection<RawBsonDocument> collection = database.getCollection(this.name, RawBsonDocument.class);
		PrivateFiles.write(file(".bson"), (out) -> {
			OutputStream buffered = new BufferedOutputStream(out, BATCH_BYTES / LENGTH_BYTES);
			for (RawBsonDocument document : collection.find().batchSize(BATCH_DOCUMENTS)) {
				ByteBuffer bytes = document.getByteBuffer().asNIO();
				buffered.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
			}
			buffered.flush();
		});
		Document metadata = new Document("options", new Document())
			.append("indexes", collection.listIndexes().into(new ArrayList<>()))
			.append("collectionName", this.name)
			.append("type", "collection");
		String json = metadata.toJson(JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build());
		PrivateFiles.write(file(METADATA), (out) -> out.write(json.getBytes(StandardCharsets.UTF_8)));
	}

	void restore(MongoDatabase database) throws IOException {
		database.createCollection(this.name);
		List<Document> indexes = Document.parse(Files.readString(file(METADATA))).getList("indexes", Document.class);
		List<Document> further = indexes.stream().filter((index) -> !"_id_".equals(index.get("name"))).toList();
		if (!further.isEmpty()) {
			database.runCommand(new Document("createIndexes", this.name).append("indexes", further));
		}
		insert(database.getCollection(this.name, RawBsonDocument.class));
	}

	private void insert(MongoCollection<RawBsonDocument> collection) throws IOException {
		try (InputStream in = new BufferedInputStream(Files.newInputStream(file(".bson")), BATCH_BYTES)) {
			List<RawBsonDocument> batch = new ArrayList<>();
			int bytes = 0;
			for (Optional<byte[]> next = read(in); next.isPresent(); next = read(in)) {
				batch.add(new RawBsonDocument(next.get()));
				bytes += next.get().length;
				if (batch.size() == BATCH_DOCUMENTS || bytes > BATCH_BYTES) {
					collection.insertMany(batch);
					batch.clear();
					bytes = 0;
				}
			}
			if (!batch.isEmpty()) {
				collection.insertMany(batch);
			}
		}
	}

	private Optional<byte[]> read(InputStream in) throws IOException {
		byte[] start = in.readNBytes(LENGTH_BYTES);
		if (start.length == 0) {
			return Optional.empty();
		}
		int length = (start.length == LENGTH_BYTES) ? ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getInt()
				: 0;
		if (length <= LENGTH_BYTES || length > LARGEST_DOCUMENT) {
			throw new FileSystemException(file(".bson").toString(), null, "not a file of BSON documents");
		}
		byte[] document = new byte[length];
		System.arraycopy(start, 0, document, 0, LENGTH_BYTES);
		if (in.readNBytes(document, LENGTH_BYTES, length - LENGTH_BYTES) < length - LENGTH_BYTES) {
			throw new EOFException(file(".bson") + " ends in the middle of a document");
		}
		return Optional.of(document);
	}

	private Path file(String suffix) {
		return this.directory.resolve(escape(this.name) + suffix);
	}

	/** Spells a name such that every file system takes it. */
	static String escape(String name) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
	}

	static String unescape(String fileName) {
		return URLDecoder.decode(fileName.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

}
