package io.orderarchiver.run.repository;

import java.nio.file.Path;
import java.util.Optional;

/** Where runs and their checkpoints are kept. */
public sealed interface JobRepositoryLocation {

	/**
	 * An H2 file that the processes of one host share.
	 *
	 * @param file its path without H2's extension
	 */
	record H2File(Path file) implements JobRepositoryLocation {

		@Override
		public String toString() {
			return this.file + H2Database.EXTENSION;
		}

	}

	/**
	 * A PostgreSQL database, for archivers on several hosts.
	 *
	 * @param url its JDBC URL
	 * @param user the user, if not part of the URL
	 * @param password the password, if not part of the URL; secret
	 */
	record PostgreSql(String url, Optional<String> user, Optional<String> password) implements JobRepositoryLocation {

		@Override
		public String toString() {
			int options = this.url.indexOf('?');
			return (options < 0) ? this.url : this.url.substring(0, options);
		}

	}

	/**
	 * Memory, which ends with the process.
	 *
	 * @param name keeps two of one process apart
	 */
	record Memory(String name) implements JobRepositoryLocation {

		@Override
		public String toString() {
			return "memory";
		}

	}

}
