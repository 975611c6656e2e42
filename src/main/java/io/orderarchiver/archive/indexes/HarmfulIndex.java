package io.orderarchiver.archive.indexes;

/**
 * An index of the archive with which archiving works, but not as its owner may think.
 *
 * @param collection where it is
 * @param name its name
 * @param effect what it does, a sentence
 */
public record HarmfulIndex(String collection, String name, String effect) {

	static HarmfulIndex expiring(String archive, String orders, FoundIndex index) {
		return new HarmfulIndex(archive, index.name(), ("%s has a TTL index, '%s', on %s (expireAfterSeconds %s):"
				+ " archived orders vanish, and each of them that is still delivered in %s then is archived again by the"
				+ " next run.")
			.formatted(archive, index.name(), index.fields(), index.expiry().orElse("unknown"), orders));
	}

	static HarmfulIndex narrow(String archive, FoundIndex index) {
		return new HarmfulIndex(archive, index.name(),
				("%s has a unique index, '%s', on %s with the collation %s: an order whose number differs from an"
						+ " archived one by case or accent alone is refused, and becomes a reject (DUPLICATE_KEY).")
					.formatted(archive, index.name(), index.fields(), index.collation()));
	}

	/**
	 * Removes it.
	 * @return a command to paste into mongosh
	 */
	public String removal() {
		return WantedIndex.removal(this.collection, this.name);
	}

}
