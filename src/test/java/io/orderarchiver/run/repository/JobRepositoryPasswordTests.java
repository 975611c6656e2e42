package io.orderarchiver.run.repository;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.orderarchiver.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobRepositoryPasswordTests {

	private static final int AT_ONCE = 8;

	@TempDir
	Path home;

	@Test
	void theFirstMakesItAndTheNextFindsIt() throws IOException {
		String password = password(this.home).get();
		assertThat(password).matches("[0-9a-f]{32}").isEqualTo(password(this.home).get());
		assertThat(password(this.home).existing()).isEqualTo(password);
		assertThat(this.home.resolve("jobs.password")).hasContent(password);
	}

	@Test
	void theFileSystemNeedsNoHardLinks() throws IOException {
		URI archive = URI.create("jar:" + this.home.resolve("disk.zip").toUri());
		try (FileSystem linkless = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
			Path directory = linkless.getPath("/");
			Files.createFile(directory.resolve("one"));
			assertThatExceptionOfType(UnsupportedOperationException.class)
				.isThrownBy(() -> Files.createLink(directory.resolve("two"), directory.resolve("one")));
			assertThat(password(directory).get()).hasSize(32).isEqualTo(password(directory).get());
		}
	}

	@Test
	void whatACrashLeftEmptyIsFilledByTheNext() throws IOException {
		Files.createFile(this.home.resolve("jobs.password"));
		assertThat(password(this.home).get()).hasSize(32).isEqualTo(password(this.home).existing());
	}

	@Test
	void aPasswordOfAnotherFormIsKept() throws IOException {
		Files.writeString(this.home.resolve("jobs.password"), "chosen by hand\n");
		assertThat(password(this.home).get()).isEqualTo("chosen by hand");
	}

	@Test
	void noOtherOneIsMadeForADatabaseThatIsThere() throws IOException {
		Files.writeString(this.home.resolve("jobs.mv.db"), "data");
		assertThatExceptionOfType(JobRepositoryException.class).isThrownBy(() -> password(this.home).get())
			.withMessageContaining("jobs.password, is gone");
		assertThat(this.home.resolve("jobs.password")).doesNotExist();
		Files.createFile(this.home.resolve("jobs.password"));
		assertThatExceptionOfType(JobRepositoryException.class).isThrownBy(() -> password(this.home).get());
		assertThatExceptionOfType(JobRepositoryException.class).isThrownBy(() -> password(this.home).existing());
	}

	@Test
	void threadsThatStartAtOnceGetTheSame() throws InterruptedException, ExecutionException {
		ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
		List<Future<String>> passwords = new ArrayList<>();
		for (int i = 0; i < AT_ONCE; i++) {
			passwords.add(threads.submit(password(this.home)::get));
		}
		Set<String> different = new HashSet<>();
		for (Future<String> password : passwords) {
			different.add(password.get());
		}
		threads.shutdown();
		assertThat(different).hasSize(1);
	}

	@Test
	void processesThatStartAtOnceGetTheSame() throws IOException {
		List<ChildJvm> children = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			children.add(ChildJvm.start(PasswordChild.class, this.home.resolve("child" + i + ".log"),
					this.home.resolve("jobs").toString(), this.home.resolve("taken" + i).toString()));
		}
		for (ChildJvm child : children) {
			try (child) {
				assertThat(child.awaitExit()).as(child.output()).isZero();
			}
		}
		String password = password(this.home).existing();
		for (int i = 0; i < children.size(); i++) {
			assertThat(this.home.resolve("taken" + i)).hasContent(password);
		}
	}

	private static JobRepositoryPassword password(Path directory) {
		return new JobRepositoryPassword(new JobRepositoryLocation.H2File(directory.resolve("jobs")));
	}

	/** A process that needs the password. */
	static final class PasswordChild {

		private PasswordChild() {
		}

		public static void main(String[] arguments) throws IOException {
			Path file = Path.of(arguments[0]);
			Files.writeString(Path.of(arguments[1]),
					new JobRepositoryPassword(new JobRepositoryLocation.H2File(file)).get());
		}

	}

}
