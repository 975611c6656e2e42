package io.orderarchiver.run.repository;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

import org.h2.store.fs.FileUtils;

/**
 * Opens the database of a job repository without creating or changing anything. An H2
 * file that no process has open would be changed by being opened: a copy of it in memory
 * is read instead, which also works when a killed process left its lock behind.
 */
public final class JobRepositoryReading implements AutoCloseable {

	private static final long LARGEST_COPY = 512L * 1024 * 1024;

	private static final int ANSWER_MILLIS = 1000;

	private static final String ANSWER_SECONDS = "5";

	private final Connection connection;

	private final Optional<String> copy;

	private final Sharing sharing;

	private JobRepositoryReading(Connection connection, Optional<String> copy, Sharing sharing) {
		this.connection = connection;
		this.copy = copy;
		this.sharing = sharing;
	}

	/** Whether another process has the database open. */
	public enum Sharing {

		/** Nobody has. */
		ALONE,

		/** Another process of this host has. */
		JOINED,

		/** A database server would not say. */
		SERVER

	}

	/**
	 * Opens it.
	 * @return nothing if there is no such file yet
	 * @throws JobRepositoryException if it is there, but cannot be opened
	 */
	public static Optional<JobRepositoryReading> open(JobRepositoryLocation location) {
		try {
			if (location instanceof JobRepositoryLocation.H2File h2) {
				return Files.exists(H2Database.data(h2)) ? Optional.of(open(h2)) : Optional.empty();
			}
			if (location instanceof JobRepositoryLocation.PostgreSql postgres) {
				return Optional.of(open(postgres));
			}
			return Optional.of(open((JobRepositoryLocation.Memory) location));
		}
		catch (SQLException | IOException ex) {
			throw JobRepositoryTrouble.of(location, ex);
		}
	}

	/** A copy that was made while a run began to write may look damaged, once. */
	private static JobRepositoryReading open(JobRepositoryLocation.H2File h2) throws SQLException, IOException {
		try {
			return openNow(h2);
		}
		catch (SQLException ex) {
			if (!JobRepositoryTrouble.isDamage(ex)) {
				throw ex;
			}
			return openNow(h2);
		}
	}

	private static JobRepositoryReading openNow(JobRepositoryLocation.H2File h2) throws SQLException, IOException {
		Properties properties = new Properties();
		properties.setProperty("user", H2Database.USER);
		properties.setProperty("password", new JobRepositoryPassword(h2).existing());
		Optional<String> owner = owner(h2);
		return owner.isPresent() ? joining(owner.get(), properties) : copying(h2, properties);
	}

	/** H2's own address of the database, if the process that has the file answers. */
	private static Optional<String> owner(JobRepositoryLocation.H2File h2) throws IOException {
		Path lock = H2Database.lock(h2);
		Properties owner = new Properties();
		if (!Files.exists(lock)) {
			return Optional.empty();
		}
		try (InputStream in = Files.newInputStream(lock)) {
			owner.load(in);
		}
		String server = owner.getProperty("server", "");
		int colon = server.lastIndexOf(':');
		if (colon < 0 || !answers(server.substring(0, colon), server.substring(colon + 1))) {
			return Optional.empty();
		}
		return Optional.of(server + "/" + owner.getProperty("id"));
	}

	private static boolean answers(String host, String port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(host, Integer.parseInt(port)), ANSWER_MILLIS);
			return true;
		}
		catch (IOException | NumberFormatException ex) {
			return false;
		}
	}

	private static JobRepositoryReading joining(String owner, Properties properties) throws SQLException {
		return new JobRepositoryReading(DriverManager.getConnection(H2Database.served(owner), properties),
				Optional.empty(), Sharing.JOINED);
	}

	private static JobRepositoryReading copying(JobRepositoryLocation.H2File h2, Properties properties)
			throws SQLException, IOException {
		if (Files.size(H2Database.data(h2)) > LARGEST_COPY) {
			throw new JobRepositoryException(
					"The job repository %s is too large to be looked at while no run has it open.".formatted(h2));
		}
		String name = "nioMemFS:" + UUID.randomUUID();
		Optional<String> copy = Optional.of(name + H2Database.EXTENSION);
		try {
			try (InputStream in = Files.newInputStream(H2Database.data(h2));
					OutputStream out = FileUtils.newOutputStream(copy.get(), false)) {
				in.transferTo(out);
			}
			return new JobRepositoryReading(DriverManager.getConnection(H2Database.readOnly(name), properties), copy,
					Sharing.ALONE);
		}
		catch (SQLException | IOException ex) {
			FileUtils.delete(copy.get());
			throw ex;
		}
	}

	private static JobRepositoryReading open(JobRepositoryLocation.Memory memory) throws SQLException {
		return new JobRepositoryReading(
				DriverManager.getConnection(H2Database.inMemory(memory), H2Database.MEMORY_USER, ""), Optional.empty(),
				Sharing.ALONE);
	}

	private static JobRepositoryReading open(JobRepositoryLocation.PostgreSql postgres) throws SQLException {
		Properties properties = new Properties();
		postgres.user().ifPresent((user) -> properties.setProperty("user", user));
		postgres.password().ifPresent((password) -> properties.setProperty("password", password));
		for (String bound : new String[] { "connectTimeout", "loginTimeout", "socketTimeout" }) {
			properties.setProperty(bound, ANSWER_SECONDS);
		}
		Connection connection = DriverManager.getConnection(postgres.url(), properties);
		connection.setReadOnly(true);
		return new JobRepositoryReading(connection, Optional.empty(), Sharing.SERVER);
	}

	/**
	 * The connection on which the tables are read.
	 * @return open as long as this is
	 */
	public Connection connection() {
		return this.connection;
	}

	/**
	 * Whether another process has the job repository open.
	 * @return how it is read
	 */
	public Sharing sharing() {
		return this.sharing;
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
		this.copy.ifPresent(FileUtils::delete);
	}

}
