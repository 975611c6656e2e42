package io.orderarchiver.seal.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.orderarchiver.seal.Digests;
import io.orderarchiver.seal.InvalidSealException;
import io.orderarchiver.seal.SealDay;
import io.orderarchiver.seal.SealDirectory;
import io.orderarchiver.seal.SealPublicKey;
import io.orderarchiver.seal.check.SealCheckReport.Signature;

/** The files of a seal: whether they are as they were written. */
final class SealFiles {

	private final SealDirectory seal;

	private final Map<String, String> manifest;

	SealFiles(SealDirectory seal) throws IOException, InvalidSealException {
		this.seal = seal;
		this.manifest = seal.manifest();
	}

	Signature signature(Optional<SealPublicKey> key) throws IOException {
		Optional<byte[]> signature = this.seal.signature();
		if (signature.isEmpty()) {
			return Signature.NONE;
		}
		if (key.isEmpty()) {
			return Signature.NOT_CHECKED;
		}
		byte[] signed = Files.readAllBytes(this.seal.file(SealDirectory.MANIFEST));
		return key.get().verifies(signed, signature.get()) ? Signature.VALID : Signature.INVALID;
	}

	/** A sentence for each file that is not as it was written. */
	List<String> problems() throws IOException {
		List<String> problems = new ArrayList<>();
		for (Map.Entry<String, String> entry : this.manifest.entrySet()) {
			Path file = this.seal.file(entry.getKey());
			if (!Files.isRegularFile(file)) {
				problems.add("%s is missing.".formatted(file));
			}
			else if (!Digests.of(file).equals(entry.getValue())) {
				problems.add("%s was changed after sealing: its SHA-256 is not the one in %s.".formatted(file,
						SealDirectory.MANIFEST));
			}
		}
		for (String name : strange()) {
			problems.add("%s is no part of the seal: %s does not name it.".formatted(this.seal.file(name),
					SealDirectory.MANIFEST));
		}
		return problems;
	}

	private Set<String> strange() throws IOException {
		try (Stream<Path> files = Files.list(this.seal.path())) {
			Set<String> names = new TreeSet<>(files.map((file) -> file.getFileName().toString()).toList());
			names.removeAll(this.manifest.keySet());
			names.remove(SealDirectory.MANIFEST);
			names.remove(SealDirectory.SIGNATURE);
			return names;
		}
	}

	/** The days that are sealed. */
	Set<String> days() {
		Set<String> days = new TreeSet<>();
		this.manifest.keySet()
			.stream()
			.filter(SealDay::isFileName)
			.forEach((name) -> days.add(SealDay.ofFileName(name)));
		return days;
	}

}
