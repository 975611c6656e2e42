package io.orderarchiver.command.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.command.invocation.StandardOutput;
import io.orderarchiver.command.terminal.OrderJson;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.run.settings.ConfigurationException;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * The first archived orders of an execution, written to a file, or to standard output,
 * when it is closed, however the run ended, once it has begun. The file holds names and
 * addresses: only its owner may read it.
 */
final class Sample implements AutoCloseable {

	private static final int DEFAULT_COUNT = 10;

	private final @Nullable Path file;

	private final OutputStream out;

	private final int count;

	private final List<BsonDocument> orders = new ArrayList<>();

	private boolean begun;

	private Sample(@Nullable Path file, int count, OutputStream out) {
		this.file = file;
		this.out = out;
		this.count = count;
	}

	/**
	 * Checks the options before anything starts.
	 * @param out standard output
	 * @throws ConfigurationException if the file cannot be written, or there is a count
	 * without a file
	 */
	static Sample of(@Nullable Path file, @Nullable Integer count, OutputStream out) {
		if (file == null && count != null) {
			throw new ConfigurationException(
					"--sample-count %d needs a file: add --export-sample FILE, or leave it out.".formatted(count));
		}
		if (file != null && !StandardOutput.isMeant(file)) {
			requireWritable(file);
		}
		return new Sample(file, (count != null) ? count : DEFAULT_COUNT, out);
	}

	private static void requireWritable(Path file) {
		PrivateFiles.whyNotWritable(file).ifPresent((why) -> {
			throw new ConfigurationException("--export-sample '%s' cannot be written: %s.".formatted(file, why));
		});
	}

	private static Path directoryOf(Path file) {
		Path parent = file.toAbsolutePath().getParent();
		return (parent != null) ? parent : file.toAbsolutePath();
	}

	void begin() {
		this.begun = true;
	}

	void take(List<ArchivedOrder> archived) {
		if (this.file != null) {
			archived.stream()
				.limit(Math.max(0, this.count - this.orders.size()))
				.map(ArchivedOrder::document)
				.forEach(this.orders::add);
		}
	}

	@Override
	public void close() {
		if (this.file != null && this.begun) {
			byte[] orders = (OrderJson.pretty(this.orders) + "\n").getBytes(StandardCharsets.UTF_8);
			try {
				if (StandardOutput.isMeant(this.file)) {
					this.out.write(orders);
				}
				else {
					write(orders, this.file);
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The sample could not be written", ex);
			}
		}
	}

	/**
	 * Complete under another name first, which Java makes readable by its owner alone.
	 */
	private static void write(byte[] orders, Path target) throws IOException {
		Path draft = Files.createTempFile(directoryOf(target), ".sample", ".tmp");
		try {
			Files.write(draft, orders);
			Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

}
