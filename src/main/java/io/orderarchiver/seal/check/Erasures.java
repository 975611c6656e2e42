package io.orderarchiver.seal.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.RawValue;

/**
 * The orders of which somebody says that they were erased on request.
 *
 * @param named their {@code _id}, as canonical extended JSON or as {@code id_commande}
 * has it
 */
public record Erasures(Set<String> named) {

	/** None. */
	public static final Erasures NONE = new Erasures(Set.of());

	/**
	 * Reads a list.
	 * @param file one {@code _id} a line; empty lines are left out
	 * @return the list
	 * @throws IOException if it cannot be read as UTF-8
	 */
	public static Erasures read(Path file) throws IOException {
		try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
			return new Erasures(lines.map((line) -> line.replace("\uFEFF", "").strip())
				.filter((line) -> !line.isEmpty())
				.collect(Collectors.toSet()));
		}
	}

	boolean name(RawValue id, String json) {
		return !this.named.isEmpty() && (this.named.contains(json) || this.named.contains(OrderIds.text(id)));
	}

}
