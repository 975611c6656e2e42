package io.orderarchiver.run.repository;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A job repository whose files are damaged or lost. */
class JobRepositoryTroubleTests {

	@TempDir
	Path directory;

	private JobRepositoryLocation.H2File location = new JobRepositoryLocation.H2File(Path.of("unused"));

	@BeforeEach
	void useIt() {
		this.location = new JobRepositoryLocation.H2File(this.directory.resolve("job-repository"));
		use();
	}

	@Test
	void aTruncatedFileIsCalledDamagedWithTheWayOut() throws IOException {
		byte[] content = Files.readAllBytes(data());
		Files.write(data(), Arrays.copyOf(content, content.length / 3));
		assertThatExceptionOfType(JobRepositoryException.class).isThrownBy(this::use)
			.withMessageContaining("%s is damaged", data())
			.withMessageContaining("No order is lost");
	}

	@Test
	void aFileOfOtherContentIsCalledDamagedWithTheWayOut() throws IOException {
		byte[] noise = new byte[100_000];
		new Random(1).nextBytes(noise);
		Files.write(data(), noise);
		assertThatExceptionOfType(JobRepositoryException.class)
			.isThrownBy(() -> JobRepositoryReading.open(this.location))
			.withMessageContaining("%s is damaged", data())
			.withMessageNotContaining("MemFS");
	}

	@Test
	void withoutItsFilesItBeginsAnew() throws IOException {
		Files.delete(data());
		Files.delete(password());
		assertThat(JobRepositoryReading.open(this.location)).isEmpty();
		use();
		assertThat(data()).exists();
	}

	@Test
	void withoutItsPasswordNoOtherIsMade() throws IOException {
		Files.delete(password());
		assertThatExceptionOfType(JobRepositoryException.class).isThrownBy(this::use)
			.withMessageContaining("%s, is gone", password())
			.withMessageContaining("No order is lost");
		assertThat(password()).doesNotExist();
		assertThatExceptionOfType(JobRepositoryException.class)
			.isThrownBy(() -> JobRepositoryReading.open(this.location))
			.withMessageContaining("%s, is gone", password());
	}

	@Test
	void anotherPasswordIsToldFromDamage() throws IOException {
		Files.writeString(password(), "00000000000000000000000000000000");
		assertThatExceptionOfType(JobRepositoryException.class)
			.isThrownBy(() -> JobRepositoryReading.open(this.location))
			.withMessageContaining("%s, is not the one that it was made with", password());
	}

	private void use() {
		try (HikariDataSource jobRepository = JobRepositoryDataSource.open(this.location)) {
			new JobRepositorySchema(jobRepository, this.location).create();
		}
	}

	private Path data() {
		return H2Database.data(this.location);
	}

	private Path password() {
		return H2Database.password(this.location);
	}

}
