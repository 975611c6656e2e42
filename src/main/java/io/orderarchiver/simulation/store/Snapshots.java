package io.orderarchiver.simulation.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.orderarchiver.files.PrivateFiles;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;

/**
 * The data of a simulation on disk, as {@code mongodump} writes them:
 * {@code snapshot-N/DATABASE/COLLECTION.bson}.
 * <p>
 * A snapshot is written beside the last one and gets its name when it is complete; the
 * highest N counts. Whenever a process dies, there is a complete snapshot, and what it
 * left behind is removed with the next one.
 *
 * @param directory where the snapshots are
 */
record Snapshots(Path directory) {

	private static final Pattern COMPLETE = Pattern.compile("snapshot-(\\d{1,18})");

	private static final String PARTIAL = ".partial";

	private static final Set<String> OWN_TO_THE_SERVER = Set.of("admin", "local", "config");

	/** Fills an empty server with the last snapshot, if there is one. */
	void load(MongoClient client) throws IOException {
		Optional<Path> last = last();
		if (last.isEmpty()) {
			return;
		}
		for (Path database : children(last.get())) {
			String name = DumpedCollection.unescape(database.getFileName().toString());
			for (DumpedCollection collection : DumpedCollection.in(database)) {
				collection.restore(client.getDatabase(name));
			}
		}
	}

	/**
	 * Writes what a server holds. Collections are read one after the other: what is
	 * written meanwhile may be in it or not.
	 */
	void save(MongoClient client) throws IOException {
		String name = "snapshot-" + (numbers().max().orElse(0) + 1);
		Path partial = this.directory.resolve(name + PARTIAL);
		if (Files.exists(partial)) {
			PrivateFiles.deleteTree(partial);
		}
		PrivateFiles.createDirectories(partial);
		for (String database : client.listDatabaseNames()) {
			if (!OWN_TO_THE_SERVER.contains(database)) {
				dump(client.getDatabase(database), partial);
			}
		}
		PrivateFiles.force(partial);
		Files.move(partial, this.directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
		PrivateFiles.force(this.directory);
		tidy();
	}

	private static void dump(MongoDatabase database, Path snapshot) throws IOException {
		Path target = snapshot.resolve(DumpedCollection.escape(database.getName()));
		PrivateFiles.createDirectories(target);
		for (String collection : database.listCollectionNames()) {
			new DumpedCollection(target, collection).dump(database);
		}
		PrivateFiles.force(target);
	}

	private void tidy() throws IOException {
		Path last = last().orElseThrow();
		for (Path child : children(this.directory)) {
			String name = child.getFileName().toString();
			if (!child.equals(last) && (name.endsWith(PARTIAL) || COMPLETE.matcher(name).matches())) {
				PrivateFiles.deleteTree(child);
			}
		}
	}

	private Optional<Path> last() throws IOException {
		OptionalLong last = numbers().max();
		return last.isEmpty() ? Optional.empty() : Optional.of(this.directory.resolve("snapshot-" + last.getAsLong()));
	}

	private LongStream numbers() throws IOException {
		return children(this.directory).stream()
			.map((child) -> COMPLETE.matcher(child.getFileName().toString()))
			.filter(Matcher::matches)
			.mapToLong((name) -> Long.parseLong(name.group(1)));
	}

	private static List<Path> children(Path directory) throws IOException {
		try (Stream<Path> children = Files.list(directory)) {
			return children.filter(Files::isDirectory).toList();
		}
	}

}
