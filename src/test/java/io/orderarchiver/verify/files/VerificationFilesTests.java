package io.orderarchiver.verify.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.orderarchiver.files.ShorterFileException;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.files.Candidates.Candidate;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.files.FindingList.Target.InFile;
import io.orderarchiver.verify.files.FindingList.Target.InStream;
import io.orderarchiver.verify.files.SeenOrders.Seen;
import io.orderarchiver.verify.files.VerificationFiles.Lengths;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VerificationFilesTests {

	@TempDir
	Path directory;

	private VerificationFiles open(Lengths saved) throws IOException {
		return VerificationFiles.open(this.directory.resolve("run-1"),
				Optional.of(new InFile(this.directory.resolve("list"))), Values.HIDDEN, saved);
	}

	private static RawValue id(int number) {
		return RawValue.of(new BsonInt32(number));
	}

	private static void find(VerificationFiles files, int number) throws IOException {
		OrderKey key = OrderKey.of(id(number));
		files.seen().note(key.id(), Optional.of(FindingKind.MISSING));
		files.candidates().add(new Candidate(key, FindingKind.MISSING, 1));
		files.list().add(Judgement.of(key, FindingKind.MISSING), FindingKind.MISSING);
	}

	@Test
	void whatWasNotSavedIsCutOff() throws IOException {
		Lengths saved;
		try (VerificationFiles files = open(Lengths.NONE)) {
			find(files, 1);
			saved = files.save();
			find(files, 2);
			files.save();
		}
		try (VerificationFiles files = open(saved)) {
			assertThat(files.seen().find(id(1))).contains(new Seen(Optional.of(FindingKind.MISSING)));
			assertThat(files.seen().find(id(2))).isEmpty();
			assertThat(files.candidates().count()).isEqualTo(1);
			find(files, 3);
			files.save();
			List<OrderKey> keys = new ArrayList<>();
			files.candidates().forEachPage(1, (page) -> page.forEach((candidate) -> keys.add(candidate.key())));
			assertThat(keys).containsExactly(OrderKey.of(id(1)), OrderKey.of(id(3)));
		}
		assertThat(Files.readAllLines(this.directory.resolve("list"))).hasSize(2)
			.first()
			.asString()
			.contains("\"kind\": \"MISSING\"");
	}

	@Test
	void aFileThatIsShorterThanItWasIsRefused() throws IOException {
		try (VerificationFiles files = open(Lengths.NONE)) {
			find(files, 1);
			files.save();
		}
		assertThatExceptionOfType(ShorterFileException.class).isThrownBy(() -> open(new Lengths(8, 0, 10_000)))
			.withMessageContaining("--fresh");
	}

	@Test
	void anOrderIsSeenByItsIdentityAndAsOftenAsThereAreSome() throws IOException {
		try (VerificationFiles files = open(Lengths.NONE)) {
			for (int i = 0; i < 50_000; i++) {
				files.seen().note(id(i), Optional.empty());
			}
			for (int i = 0; i < 50_000; i++) {
				assertThat(files.seen().find(RawValue.of(new BsonInt64(i)))).contains(new Seen(Optional.empty()));
				assertThat(files.seen().find(id(i + 50_000))).isEmpty();
			}
			files.seen().note(id(7), Optional.of(FindingKind.PENDING));
			assertThat(files.seen().find(id(7))).contains(new Seen(Optional.of(FindingKind.PENDING)));
			files.seen().forget(id(7));
			assertThat(files.seen().find(id(7))).isEmpty();
		}
	}

	@Test
	void aStreamGetsWhatAnExecutionFindsWhateverWasSavedBefore() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Lengths saved = new Lengths(0, 0, 17);
		try (VerificationFiles files = VerificationFiles.open(this.directory.resolve("run-1"),
				Optional.of(new InStream(out)), Values.HIDDEN, saved)) {
			find(files, 1);
			assertThat(files.save().list()).isZero();
			assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
			find(files, 2);
		}
		assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2)
			.allMatch((line) -> line.contains("MISSING"));
	}

}
