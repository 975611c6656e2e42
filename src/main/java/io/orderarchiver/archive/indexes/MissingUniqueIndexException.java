package io.orderarchiver.archive.indexes;

import java.util.List;

import io.orderarchiver.order.OrderFields;

/** The archive has no unique index on the order number, so nothing is written to it. */
public final class MissingUniqueIndexException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private MissingUniqueIndexException(String message) {
		super(message);
	}

	static MissingUniqueIndexException notThere(WantedIndex index) {
		return new MissingUniqueIndexException(("%s has no unique index on %s, without which an order could be archived"
				+ " twice, and it may not be created here. To create it: %s")
			.formatted(index.collection(), OrderFields.NUMBER, index.creation()));
	}

	static MissingUniqueIndexException doubles(String archive, List<String> doubles) {
		return new MissingUniqueIndexException(("%s holds order numbers more than once, so that its unique index on %s"
				+ " cannot be built: %s. Remove the doubles, then run the same command again.")
			.formatted(archive, OrderFields.NUMBER, String.join(", ", doubles)));
	}

	static MissingUniqueIndexException otherIndex(WantedIndex index) {
		String inTheWay = (index.inTheWay() != null) ? index.inTheWay() : index.name();
		return new MissingUniqueIndexException(
				"%s has an index on %s that is not unique, or of the same name. To replace it: %s; %s".formatted(
						index.collection(), OrderFields.NUMBER, WantedIndex.removal(index.collection(), inTheWay),
						index.creation()));
	}

}
