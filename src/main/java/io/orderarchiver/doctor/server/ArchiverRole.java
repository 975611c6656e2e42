package io.orderarchiver.doctor.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Dimension;

/** The least role that archives and watches: what is asked for, and no more. */
public final class ArchiverRole {

	/** What the role is called. */
	static final String NAME = "orderArchiver";

	private final String database;

	private final CollectionNames names;

	/**
	 * Creates the role.
	 * @param database where orders and archive are
	 * @param names what the collections are called
	 */
	public ArchiverRole(String database, CollectionNames names) {
		this.database = database;
		this.names = names;
	}

	/** What a right is for. */
	enum Purpose {

		/** Without it, nothing is archived. */
		ARCHIVE,

		/** The watch needs it. */
		WATCH,

		/** Only {@code complete} needs it, which nobody has to use. */
		COMPLETE,

		/** Only while the archive lacks its unique index, and nobody else creates it. */
		CREATE_UNIQUE_INDEX,

		/** Only where indexes are missing, and are to be created by this program. */
		CREATE_INDEXES,

		/** Else an index is taken for unique because it is there. */
		SEE_INDEXES

	}

	/**
	 * An action on a collection.
	 *
	 * @param collection the collection
	 * @param action as MongoDB calls it
	 * @param purpose what it is for
	 */
	record Right(String collection, String action, Purpose purpose) {

		@Override
		public String toString() {
			return this.action + " on " + this.collection;
		}

	}

	List<Right> rights() {
		List<Right> rights = new ArrayList<>();
		String orders = this.names.orders();
		add(rights, orders, Purpose.ARCHIVE, "find");
		add(rights, orders, Purpose.WATCH, "changeStream");
		add(rights, orders, Purpose.SEE_INDEXES, "listIndexes");
		add(rights, orders, Purpose.CREATE_INDEXES, "createIndex");
		for (Dimension dimension : Dimension.values()) {
			add(rights, this.names.of(dimension), Purpose.ARCHIVE, "find");
		}
		add(rights, this.names.archive(), Purpose.ARCHIVE, "find", "insert");
		add(rights, this.names.archive(), Purpose.COMPLETE, "update");
		add(rights, this.names.archive(), Purpose.SEE_INDEXES, "listIndexes");
		add(rights, this.names.archive(), Purpose.CREATE_UNIQUE_INDEX, "createIndex");
		add(rights, this.names.rejects(), Purpose.ARCHIVE, "find", "insert", "update", "remove");
		return rights;
	}

	private static void add(List<Right> rights, String collection, Purpose purpose, String... actions) {
		for (String action : actions) {
			rights.add(new Right(collection, action, purpose));
		}
	}

	List<Right> missingIn(Privileges privileges) {
		return rights().stream()
			.filter((right) -> !privileges.allow(right.action(), this.database, right.collection()))
			.toList();
	}

	/** Makes the role, or brings it up to date. */
	String script(Privileges present) {
		return present.roles().contains(NAME) ? """
				db.getSiblingDB('admin').updateRole('%s', {
				  privileges: [
				%s
				  ],
				  roles: []
				})""".formatted(NAME, String.join(",\n", privileges())) : creation();
	}

	/**
	 * Makes the role.
	 * @return a script for mongosh
	 */
	public String creation() {
		return """
				db.getSiblingDB('admin').createRole({
				  role: '%s',
				  privileges: [
				%s
				  ],
				  roles: []
				})""".formatted(NAME, String.join(",\n", privileges()));
	}

	private List<String> privileges() {
		Set<String> collections = new LinkedHashSet<>();
		rights().forEach((right) -> collections.add(right.collection()));
		return collections.stream()
			.map((collection) -> "    { resource: { db: %s, collection: %s }, actions: [%s] }"
				.formatted(MongoShell.text(this.database), MongoShell.text(collection), actions(collection)))
			.toList();
	}

	private String actions(String collection) {
		return String.join(", ",
				rights().stream()
					.filter((right) -> right.collection().equals(collection) && right.purpose() != Purpose.COMPLETE)
					.map((right) -> "'" + right.action() + "'")
					.toList());
	}

	/** Adds to the role what {@code complete} needs. */
	String completion() {
		return "db.getSiblingDB('admin').grantPrivilegesToRole('%s', [{ resource: { db: %s, collection: %s }, actions: ['update'] }])"
			.formatted(NAME, MongoShell.text(this.database), MongoShell.text(this.names.archive()));
	}

	/** Gives the role to a user, {@code name@database}. */
	static String grant(String user) {
		int at = user.lastIndexOf('@');
		return "db.getSiblingDB(%s).grantRolesToUser(%s, [{ role: '%s', db: 'admin' }])"
			.formatted(MongoShell.text(user.substring(at + 1)), MongoShell.text(user.substring(0, at)), NAME);
	}

}
