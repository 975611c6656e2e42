package io.orderarchiver.doctor.server;

import java.util.ArrayList;
import java.util.List;

import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;

/**
 * What MongoDB lets a user do, as {@code connectionStatus} says.
 *
 * @param users who is authenticated, {@code name@database}
 * @param roles the names of their roles
 * @param granted each a resource with actions
 */
record Privileges(List<String> users, List<String> roles, List<BsonDocument> granted) {

	static Privileges of(BsonDocument connectionStatus) {
		BsonDocument info = connectionStatus.getDocument("authInfo", new BsonDocument());
		return new Privileges(
				documents(info, "authenticatedUsers").stream()
					.map((user) -> text(user, "user") + "@" + text(user, "db"))
					.toList(),
				documents(info, "authenticatedUserRoles").stream().map((role) -> text(role, "role")).toList(),
				documents(info, "authenticatedUserPrivileges"));
	}

	private static List<BsonDocument> documents(BsonDocument container, String field) {
		List<BsonDocument> documents = new ArrayList<>();
		container.getArray(field, new BsonArray()).forEach((value) -> documents.add(value.asDocument()));
		return documents;
	}

	private static String text(BsonDocument document, String field) {
		return document.getString(field, new BsonString("")).getValue();
	}

	/** Whether an action is allowed on a collection, by whatever privilege. */
	boolean allow(String action, String database, String collection) {
		return this.granted.stream()
			.filter((privilege) -> covers(privilege.getDocument("resource", new BsonDocument()), database, collection))
			.flatMap((privilege) -> privilege.getArray("actions", new BsonArray()).stream())
			.anyMatch((granted) -> granted.asString().getValue().equals(action)
					|| granted.asString().getValue().equals("anyAction"));
	}

	/** An empty name stands for all, but for the server's own collections. */
	private static boolean covers(BsonDocument resource, String database, String collection) {
		if (resource.getBoolean("anyResource", BsonBoolean.FALSE).getValue()) {
			return true;
		}
		if (!resource.containsKey("db") || !resource.containsKey("collection")) {
			return false;
		}
		String ofDatabase = text(resource, "db");
		String ofCollection = text(resource, "collection");
		return (ofDatabase.isEmpty() || ofDatabase.equals(database))
				&& (ofCollection.isEmpty() ? !collection.startsWith("system.") : ofCollection.equals(collection));
	}

}
