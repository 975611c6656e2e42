package io.orderarchiver.mongo;

import com.mongodb.client.model.Collation;

/** How strings are compared. */
public final class Collations {

	/** Compares strings by their bytes, whatever a collection's default collation is. */
	public static final Collation SIMPLE = Collation.builder().locale("simple").build();

	private Collations() {
	}

}
