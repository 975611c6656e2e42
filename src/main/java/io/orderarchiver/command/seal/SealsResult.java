package io.orderarchiver.command.seal;

import java.util.List;
import java.util.Locale;

import io.orderarchiver.seal.SealChain;
import org.jspecify.annotations.Nullable;

/**
 * What {@code seal list --output json} prints.
 *
 * @param seals the oldest first
 */
record SealsResult(List<Seal> seals) {

	static SealsResult of(List<SealChain.Entry> seals) {
		return new SealsResult(seals.stream()
			.map((seal) -> new Seal(seal.directory().toString(), seal.sealedAt().orElse(null), seal.run().orElse(null),
					seal.archivedOrders(), seal.signed(), seal.digest(), seal.state().name().toLowerCase(Locale.ROOT)))
			.toList());
	}

	/**
	 * A seal.
	 *
	 * @param directory where it is, or was
	 * @param sealedAt when it was written, if that can be read
	 * @param run the run that wrote it, if that can be read
	 * @param archivedOrders how many are sealed
	 * @param signed whether there is a signature
	 * @param digest what stands for it
	 * @param chain first, follows, former_missing, removed, replaced or unreadable
	 */
	record Seal(String directory, @Nullable String sealedAt, @Nullable Long run, long archivedOrders, boolean signed,
			String digest, String chain) {
	}

}
