package io.orderarchiver.command.runs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.invocation.StandardOutput;
import io.orderarchiver.files.PrivateFiles;
import io.orderarchiver.run.settings.ConfigurationException;

/** Where a report is written: a file, or standard output. */
public final class ReportFile {

	private final Path file;

	private final StandardOutput out;

	private ReportFile(Path file, StandardOutput out) {
		this.file = file;
		this.out = out;
	}

	/**
	 * Checks a file before anything starts.
	 * @param option the option that names it
	 * @param file the file, or {@code -}
	 * @param invocation whose standard output is meant then
	 * @return where to write
	 * @throws ConfigurationException if it cannot be written
	 */
	public static ReportFile of(String option, Path file, Invocation invocation) {
		if (!StandardOutput.isMeant(file)) {
			PrivateFiles.whyNotWritable(file).ifPresent((why) -> {
				throw new ConfigurationException(
						"%s '%s' cannot be written: %s. Name another file, or - for standard output.".formatted(option,
								file, why));
			});
		}
		return new ReportFile(file, new StandardOutput(invocation));
	}

	boolean isStandardOutput() {
		return StandardOutput.isMeant(this.file);
	}

	/** Where that is for whoever looks for it. */
	Path path() {
		return this.file.toAbsolutePath().normalize();
	}

	/**
	 * Writes a report. A file that is there is replaced as a whole, or stays as it is.
	 * @param html the report
	 * @throws UncheckedIOException if it cannot be written
	 */
	public void write(String html) {
		byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
		try {
			if (isStandardOutput()) {
				this.out.write(bytes);
				this.out.flush();
			}
			else {
				replace(bytes);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"The report %s could not be written (free some space, or name another file)".formatted(this.file),
					ex);
		}
	}

	private void replace(byte[] bytes) throws IOException {
		Path draft = path().resolveSibling(".%s.tmp".formatted(UUID.randomUUID()));
		try {
			Files.write(draft, bytes, StandardOpenOption.CREATE_NEW);
			Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(draft);
		}
	}

	/** For whoever is told where the report is. */
	@Override
	public String toString() {
		return isStandardOutput() ? "standard output" : path().toString();
	}

}
