package io.orderarchiver.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.orderarchiver.files.PrivateFiles;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A directory with a seal: a file a day, what run wrote it, the manifest of all these,
 * and perhaps its signature.
 *
 * @param path where
 */
public record SealDirectory(Path path) {

	/** The manifest of all files. */
	public static final String MANIFEST = "manifest-sha256.txt";

	/** The signature of the manifest, if there is one. */
	public static final String SIGNATURE = MANIFEST + ".sig";

	/** What run wrote it. */
	public static final String RUN = "run.json";

	private static final String DRAFT = ".draft";

	/** What this program writes into a manifest. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9+-][A-Za-z0-9+._-]*");

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	/** Paths to compare and to have siblings are without dots. */
	public SealDirectory {
		path = path.toAbsolutePath().normalize();
	}

	/**
	 * Where the seal of a run is put together: beside it, to be renamed.
	 * @param run the run's number
	 * @return a name of its own
	 */
	Path draft(long run) {
		return this.path.resolveSibling("%s.run-%d%s".formatted(this.path.getFileName(), run, DRAFT));
	}

	/**
	 * Whether a seal can be put there, tried out: a mount point cannot be renamed to.
	 * @param run the number of the run
	 * @throws IOException if not
	 */
	public void tryOut(long run) throws IOException {
		boolean wasThere = Files.exists(this.path);
		Path draft = draft(run);
		if (Files.exists(draft, LinkOption.NOFOLLOW_LINKS)) {
			PrivateFiles.deleteTree(draft);
		}
		PrivateFiles.createDirectory(draft);
		try {
			Files.deleteIfExists(this.path);
			Files.move(draft, this.path, StandardCopyOption.ATOMIC_MOVE);
			if (!wasThere) {
				Files.delete(this.path);
			}
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	/**
	 * Whether nothing is in the way of a new seal.
	 * @return true if there is nothing, or an empty directory
	 * @throws IOException if the directory cannot be read
	 */
	public boolean isFree() throws IOException {
		if (!Files.exists(this.path)) {
			return true;
		}
		if (!Files.isDirectory(this.path)) {
			return false;
		}
		try (Stream<Path> files = Files.list(this.path)) {
			return files.findAny().isEmpty();
		}
	}

	/**
	 * Whether there is something that calls itself a seal.
	 * @return true if it has a manifest
	 */
	public boolean hasSeal() {
		return Files.isRegularFile(file(MANIFEST)) && !this.path.getFileName().toString().endsWith(DRAFT);
	}

	/**
	 * Whether at least a part of a seal is there, or something that this user may not
	 * look into.
	 * @return true if somebody should look at it
	 */
	public boolean hasTraces() {
		return Files.isRegularFile(file(MANIFEST)) || Files.isRegularFile(file(RUN))
				|| (Files.isDirectory(this.path) && !Files.isReadable(this.path));
	}

	/**
	 * A file of the seal.
	 * @param name its name
	 * @return which need not exist
	 */
	public Path file(String name) {
		return this.path.resolve(name);
	}

	/**
	 * The digest that stands for the whole seal.
	 * @return that of the manifest
	 * @throws IOException if it cannot be read
	 */
	public String digest() throws IOException {
		return Digests.of(file(MANIFEST));
	}

	/**
	 * The signature.
	 * @return nothing if the seal is not signed
	 * @throws IOException if it cannot be read
	 */
	public Optional<byte[]> signature() throws IOException {
		try {
			return Optional.of(Files.readAllBytes(file(SIGNATURE)));
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
	}

	/**
	 * What the manifest says of each file.
	 * @return digests by name, in the order of the manifest
	 * @throws IOException if it cannot be read
	 * @throws InvalidSealException if it is no manifest
	 */
	public Map<String, String> manifest() throws IOException, InvalidSealException {
		Map<String, String> digests = new LinkedHashMap<>();
		List<String> lines = new ArrayList<>();
		try {
			lines.addAll(new DayLines(file(MANIFEST)).all());
		}
		catch (NoSuchFileException ex) {
			throw new InvalidSealException(file(MANIFEST), "is missing.");
		}
		for (int i = 0; i < lines.size(); i++) {
			Optional<SealLine> line = SealLine.parse(lines.get(i));
			if (line.isEmpty() || !isPlain(line.get().name())) {
				throw new InvalidSealException(file(MANIFEST),
						"has a line %d that is no digest with the name of a file.".formatted(i + 1));
			}
			digests.put(line.get().name(), line.get().digest());
		}
		return digests;
	}

	/**
	 * How many files of days it has.
	 * @return that of undated orders included
	 * @throws IOException if the manifest cannot be read
	 * @throws InvalidSealException if it is none
	 */
	public long days() throws IOException, InvalidSealException {
		return manifest().keySet().stream().filter(SealDay::isFileName).count();
	}

	/**
	 * A manifest from elsewhere must not make files be read that are none of the seal.
	 */
	private static boolean isPlain(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * Whether a run wrote it.
	 * @param target what the run works on
	 * @param run the run's number
	 * @return false too if that cannot be read
	 */
	public boolean isSealOf(String target, long run) {
		try {
			return hasSeal() && run().run() == run && run().target().equals(target);
		}
		catch (IOException | InvalidSealException ex) {
			return false;
		}
	}

	/**
	 * What run wrote it, if the manifest says the same.
	 * @return as it was written
	 * @throws IOException if it cannot be read
	 * @throws InvalidSealException if it is no such JSON, or not the one that was sealed
	 */
	public SealedRun sealedRun() throws IOException, InvalidSealException {
		SealedRun run = run();
		if (!Digests.of(file(RUN)).equals(manifest().get(RUN))) {
			throw new InvalidSealException(file(RUN), "was changed after sealing.");
		}
		return run;
	}

	/**
	 * What run wrote it.
	 * @return as it was written
	 * @throws IOException if it cannot be read
	 * @throws InvalidSealException if it is no such JSON
	 */
	public SealedRun run() throws IOException, InvalidSealException {
		try {
			SealedRun run = JSON.readValue(Files.readAllBytes(file(RUN)), SealedRun.class);
			run.window();
			run.zoneId();
			return run;
		}
		catch (NoSuchFileException ex) {
			throw new InvalidSealException(file(RUN), "is missing.");
		}
		catch (DateTimeException | IllegalArgumentException | NullPointerException ex) {
			throw new InvalidSealException(file(RUN), "names a window or a zone that is none.");
		}
		catch (JacksonException ex) {
			throw new InvalidSealException(file(RUN), "cannot be read as the run of a seal, at line %d."
				.formatted((ex.getLocation() != null) ? ex.getLocation().getLineNr() : 1));
		}
	}

	static byte[] json(SealedRun run) {
		return JSON.writeValueAsBytes(run);
	}

}
