package io.orderarchiver.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** Opens the database of a job repository. */
final class JobRepositoryDataSource {

	static final String H2_USER = "order-archiver";

	private static final long CONNECTION_TIMEOUT_MILLIS = 10_000;

	private JobRepositoryDataSource() {
	}

	static HikariDataSource open(JobRepositoryLocation location) {
		HikariConfig config = new HikariConfig();
		config.setPoolName("job-repository");
		config.setMaximumPoolSize(3);
		config.setMinimumIdle(1);
		config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
		// The first use tells what is wrong, in our words.
		config.setInitializationFailTimeout(-1);
		if (location instanceof JobRepositoryLocation.H2File h2) {
			configure(config, h2);
		}
		else if (location instanceof JobRepositoryLocation.PostgreSql postgres) {
			config.setJdbcUrl(postgres.url());
			postgres.user().ifPresent(config::setUsername);
			postgres.password().ifPresent(config::setPassword);
		}
		else if (location instanceof JobRepositoryLocation.Memory memory) {
			config.setJdbcUrl("jdbc:h2:mem:" + memory.name() + ";DB_CLOSE_DELAY=-1");
			config.setUsername("sa");
		}
		return new HikariDataSource(config);
	}

	/**
	 * Several processes share the file by the server that the first one runs, on the
	 * loopback interface only. Every commit is on disk when it returns: a lost checkpoint
	 * would cost a page read again.
	 */
	private static void configure(HikariConfig config, JobRepositoryLocation.H2File h2) {
		System.setProperty("h2.bindAddress", "127.0.0.1");
		Path directory = h2.file().toAbsolutePath().getParent();
		try {
			Files.createDirectories(directory);
			requirePassword(h2);
			config.setPassword(password(passwordOf(h2)));
		}
		catch (IOException ex) {
			throw new JobRepositoryException(("The job repository %s cannot be written (%s). Make %s a directory that"
					+ " this user may write to, or set ORDER_ARCHIVER_HOME.")
				.formatted(h2, ex, directory));
		}
		if (!Files.isWritable(directory)) {
			throw new JobRepositoryException(("The job repository %s cannot be written: no right to write to %s. Give"
					+ " this user the right, or set ORDER_ARCHIVER_HOME.")
				.formatted(h2, directory));
		}
		config.setUsername(H2_USER);
		config.setJdbcUrl("jdbc:h2:file:" + h2.file().toAbsolutePath() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0");
	}

	/**
	 * Another password than its own would not open it, and hide that that one is gone.
	 */
	private static void requirePassword(JobRepositoryLocation.H2File h2) throws IOException {
		if (!Files.exists(passwordOf(h2)) && Files.exists(dataOf(h2)) && Files.size(dataOf(h2)) > 0) {
			throw JobRepositoryTrouble.withoutPassword(h2, "is gone");
		}
	}

	static Path dataOf(JobRepositoryLocation.H2File h2) {
		return Path.of(h2.toString());
	}

	static Path passwordOf(JobRepositoryLocation.H2File h2) {
		return h2.file().resolveSibling(h2.file().getFileName() + ".password");
	}

	private static String password(Path file) throws IOException {
		byte[] random = new byte[16];
		new SecureRandom().nextBytes(random);
		// Complete under another name first: a second process must never read half of it.
		Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), ".password", ".tmp",
				FilePrivacy.ownerOnly(file));
		try {
			Files.writeString(draft, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII,
					StandardOpenOption.TRUNCATE_EXISTING);
			if (!Files.exists(file)) {
				Files.createLink(file, draft);
			}
		}
		catch (FileAlreadyExistsException ex) {
			return Files.readString(file, StandardCharsets.US_ASCII).strip();
		}
		finally {
			Files.deleteIfExists(draft);
		}
		return Files.readString(file, StandardCharsets.US_ASCII).strip();
	}

}
