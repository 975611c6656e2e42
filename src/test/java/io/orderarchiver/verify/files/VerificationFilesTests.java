package io.orderarchiver.verify.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.files.ShorterFileException;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.files.Candidates.Candidate;
import io.orderarchiver.verify.files.FindingList.Target.InFile;
import io.orderarchiver.verify.files.FindingList.Target.InStream;
import io.orderarchiver.verify.files.FindingList.Values;
import io.orderarchiver.verify.files.PartFiles.Lengths;
import io.orderarchiver.verify.files.SeenOrders.Seen;
import io.orderarchiver.verify.files.VerificationFiles.Listing;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VerificationFilesTests {

	@TempDir
	Path directory;

	private static final String PART = "verifyOrders:01";

	private static final String OTHER_PART = "verifyOrders:02";

	private VerificationFiles open(Map<String, Lengths> saved) throws IOException {
		return VerificationFiles.open(this.directory.resolve("run-1"), new Listing(Optional.of(list()), Values.HIDDEN),
				saved);
	}

	private InFile list() {
		return new InFile(this.directory.resolve("list"));
	}

	private static RawValue id(int number) {
		return RawValue.of(new BsonInt32(number));
	}

	private static void find(PartFiles files, int number) throws IOException {
		OrderKey key = OrderKey.of(id(number));
		files.seen().note(key.id(), Optional.of(FindingKind.MISSING));
		files.candidates().add(new Candidate(key, FindingKind.MISSING, 1));
		files.list().add(Judgement.of(key, FindingKind.MISSING), FindingKind.MISSING);
	}

	private static List<OrderKey> keys(CandidateReader candidates) throws IOException {
		List<OrderKey> keys = new ArrayList<>();
		candidates.forEachPage(1, (page) -> page.forEach((candidate) -> keys.add(candidate.key())));
		return keys;
	}

	@Test
	void whatWasNotSavedIsCutOff() throws IOException {
		Lengths saved;
		try (PartFiles files = open(Map.of()).part(PART, Lengths.NONE)) {
			find(files, 1);
			saved = files.save();
			find(files, 2);
			files.save();
		}
		try (PartFiles files = open(Map.of(PART, saved)).part(PART, saved)) {
			assertThat(files.seen().find(id(1))).contains(new Seen(Optional.of(FindingKind.MISSING)));
			assertThat(files.seen().find(id(2))).isEmpty();
			assertThat(files.candidates().read().count()).isEqualTo(1);
			find(files, 3);
			saved = files.save();
			assertThat(keys(files.candidates().read())).containsExactly(OrderKey.of(id(1)), OrderKey.of(id(3)));
		}
		VerificationFiles.list(this.directory.resolve("run-1"), Map.of(PART, saved), list());
		assertThat(Files.readAllLines(list().path())).hasSize(2).first().asString().contains("\"kind\": \"MISSING\"");
	}

	@Test
	void partsFollowEachOtherWhicheverWasWrittenFirst() throws IOException {
		VerificationFiles run = open(Map.of());
		Map<String, Lengths> saved = new LinkedHashMap<>();
		try (PartFiles first = run.part(PART, Lengths.NONE); PartFiles second = run.part(OTHER_PART, Lengths.NONE)) {
			find(second, 3);
			find(first, 1);
			find(second, 4);
			find(first, 2);
			saved.put(PART, first.save());
			saved.put(OTHER_PART, second.save());
			find(first, 5);
			first.save();
		}
		assertThat(keys(run.candidates(saved))).extracting(OrderKey::id).containsExactly(id(1), id(2), id(3), id(4));
		VerificationFiles.list(this.directory.resolve("run-1"), saved, list());
		assertThat(Files.readAllLines(list().path())).extracting((line) -> Document.parse(line).getInteger("_id"))
			.containsExactly(1, 2, 3, 4);
		assertThat(keys(open(saved).candidates(saved))).hasSize(4);
	}

	@Test
	void anOrderThatOnePartLooksAtIsSeenByTheOthersAndCountsOnce() throws IOException {
		VerificationFiles run = open(Map.of());
		Lengths saved;
		try (PartFiles first = run.part(PART, Lengths.NONE); PartFiles second = run.part(OTHER_PART, Lengths.NONE)) {
			assertThat(first.seen().noteFirst(id(1), Optional.empty())).isTrue();
			assertThat(second.seen().noteFirst(id(1), Optional.of(FindingKind.ORPHAN))).isFalse();
			assertThat(second.seen().find(id(1))).contains(new Seen(Optional.empty()));
			saved = first.save();
			second.seen().forget(id(1));
			assertThat(first.seen().noteFirst(id(1), Optional.of(FindingKind.ORPHAN))).isTrue();
		}
		try (PartFiles second = open(Map.of(PART, saved)).part(OTHER_PART, Lengths.NONE)) {
			assertThat(second.seen().find(id(1))).as("what was saved").contains(new Seen(Optional.empty()));
		}
	}

	@Test
	void aFileThatIsShorterThanItWasIsRefused() throws IOException {
		VerificationFiles run = open(Map.of());
		try (PartFiles files = run.part(PART, Lengths.NONE)) {
			find(files, 1);
			files.save();
		}
		assertThatExceptionOfType(ShorterFileException.class)
			.isThrownBy(() -> run.part(PART, new Lengths(8, 0, 10_000)))
			.withMessageContaining("--fresh");
		assertThatExceptionOfType(ShorterFileException.class)
			.isThrownBy(() -> open(Map.of(PART, new Lengths(16, 0, 0))))
			.withMessageContaining("--fresh");
	}

	@Test
	void anOrderIsSeenByItsIdentityAndAsOftenAsThereAreSome() throws IOException {
		try (PartFiles files = open(Map.of()).part(PART, Lengths.NONE)) {
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
	void aStreamGetsWhatTheRunHasFound() throws IOException {
		Lengths saved;
		try (PartFiles files = open(Map.of()).part(PART, Lengths.NONE)) {
			find(files, 1);
			find(files, 2);
			saved = files.save();
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		VerificationFiles.list(this.directory.resolve("run-1"), Map.of(PART, saved), new InStream(out));
		assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2)
			.allMatch((line) -> line.contains("MISSING"));
	}

}
