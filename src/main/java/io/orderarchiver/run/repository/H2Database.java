package io.orderarchiver.run.repository;

import java.nio.file.Path;

import io.orderarchiver.run.repository.JobRepositoryLocation.H2File;
import io.orderarchiver.run.repository.JobRepositoryLocation.Memory;

/**
 * What H2 calls its files, and how it is connected to; see
 * <a href="https://h2database.com/html/features.html#database_url">its URLs</a>.
 */
final class H2Database {

	static final String USER = "order-archiver";

	static final String MEMORY_USER = "sa";

	static final String EXTENSION = ".mv.db";

	private H2Database() {
	}

	static Path data(H2File h2) {
		return sibling(h2, EXTENSION);
	}

	/** Tells who has the data open. */
	static Path lock(H2File h2) {
		return sibling(h2, ".lock.db");
	}

	static Path password(H2File h2) {
		return sibling(h2, ".password");
	}

	private static Path sibling(H2File h2, String extension) {
		return h2.file().resolveSibling(h2.file().getFileName() + extension);
	}

	/**
	 * Several processes share the file by the server that the first one runs, on the
	 * loopback interface only. Every commit is on disk when it returns: a lost checkpoint
	 * would cost a page read again.
	 */
	static String shared(H2File h2) {
		System.setProperty("h2.bindAddress", "127.0.0.1");
		return "jdbc:h2:file:" + h2.file().toAbsolutePath() + ";AUTO_SERVER=TRUE;WRITE_DELAY=0";
	}

	/** At the address that the process that has the file tells. */
	static String served(String address) {
		return "jdbc:h2:tcp://" + address;
	}

	/** Creates nothing, and changes nothing. */
	static String readOnly(String file) {
		return "jdbc:h2:" + file + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;TRACE_LEVEL_FILE=0";
	}

	static String inMemory(Memory memory) {
		return "jdbc:h2:mem:" + memory.name() + ";DB_CLOSE_DELAY=-1";
	}

}
