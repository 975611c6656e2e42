package io.orderarchiver.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.orderarchiver.seal.InvalidSealException;
import io.orderarchiver.seal.SealDirectory;
import io.orderarchiver.seal.WrittenSeal;
import io.orderarchiver.seal.WrittenSeal.Signing;

import org.springframework.batch.infrastructure.item.ExecutionContext;

/** What the job repository knows of the seal of a run. */
public final class SealState {

	private static final String DIRECTORY = "seal.directory";

	private static final String ARCHIVED_ORDERS = "seal.archivedOrders";

	private static final String FILES = "seal.files";

	private static final String DIGEST = "seal.digest";

	private static final String SIGNING = "seal.signing";

	private SealState() {
	}

	static void save(WrittenSeal seal, ExecutionContext context) {
		context.putString(DIRECTORY, seal.directory().toAbsolutePath().toString());
		context.putLong(ARCHIVED_ORDERS, seal.archivedOrders());
		context.putLong(FILES, seal.files());
		context.putString(DIGEST, seal.digest());
		context.putString(SIGNING, seal.signing().name());
	}

	/**
	 * The seal that a run has written.
	 * @param context the context of its last step
	 * @return nothing if it wrote none
	 */
	public static Optional<WrittenSeal> in(ExecutionContext context) {
		if (!context.containsKey(DIGEST)) {
			return Optional.empty();
		}
		return Optional.of(new WrittenSeal(Path.of(context.getString(DIRECTORY)), context.getLong(ARCHIVED_ORDERS),
				context.getLong(FILES), context.getString(DIGEST), Signing.valueOf(context.getString(SIGNING))));
	}

	static WrittenSeal read(SealDirectory directory) throws IOException, InvalidSealException {
		return new WrittenSeal(directory.path(), directory.run().archivedOrders(), directory.days(), directory.digest(),
				directory.signature().isPresent() ? Signing.SIGNED : Signing.UNSIGNED);
	}

}
