package io.orderarchiver.archive.indexes;

import java.util.Optional;
import java.util.function.Function;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.CollectionDescription.Kind;

/** What a collection is for, and which kinds of collections will not do for it. */
enum CollectionUse {

	ORDERS("COLLECTION_COMMANDE", CollectionNames::orders, "orders") {

		/** They are read by index and followed in a change stream. */
		@Override
		boolean takes(Kind kind) {
			return kind != Kind.VIEW;
		}

	},

	ARCHIVE("COLLECTION_HISTORIQUE", CollectionNames::archive, "archived orders"),

	REJECTS("COLLECTION_REJETS", CollectionNames::rejects, "rejects");

	private final String setting;

	private final Function<CollectionNames, String> byName;

	private final String content;

	CollectionUse(String setting, Function<CollectionNames, String> byName, String content) {
		this.setting = setting;
		this.byName = byName;
		this.content = content;
	}

	String name(CollectionNames names) {
		return this.byName.apply(names);
	}

	boolean takes(Kind kind) {
		return kind == Kind.PLAIN;
	}

	Optional<UnsuitableCollection> objection(CollectionDescription found) {
		return takes(found.kind()) ? Optional.empty()
				: Optional.of(new UnsuitableCollection(found.name(), sentence(found), remedy(found)));
	}

	private String sentence(CollectionDescription found) {
		return "'%s', which is to hold the %s, is %s. Only a plain collection will do: name one in %s%s.".formatted(
				found.name(), this.content, what(found), this.setting,
				(this == ORDERS) ? hint(found) : ", which is created if it is not there yet" + keeping(found));
	}

	private String what(CollectionDescription found) {
		return switch (found.kind()) {
			case VIEW ->
				"a view" + found.viewOn().map((behind) -> " of '" + behind + "'").orElse("") + ((this == ORDERS)
						? ", which has neither indexes nor a change stream" : ", into which nothing can be inserted");
			case CAPPED -> "a capped collection, which drops its oldest documents when it is full";
			case TIME_SERIES -> "a time-series collection, which has no unique indexes";
			case PLAIN -> "a collection";
		};
	}

	private static String hint(CollectionDescription found) {
		return found.viewOn().map((behind) -> ", '" + behind + "' perhaps").orElse("");
	}

	private static String keeping(CollectionDescription found) {
		return (found.kind() == Kind.CAPPED) ? "; or make a plain one of this one, as doctor tells" : "";
	}

	private String remedy(CollectionDescription found) {
		String inSettings = "# in .env:\n%s=%s".formatted(this.setting,
				(this == ORDERS) ? found.viewOn().orElse("NAME") : found.name() + "_plain");
		return (found.kind() != Kind.CAPPED) ? inSettings : """
				// in mongosh, while nothing runs: the same documents in a plain collection
				db.getCollection('%s').renameCollection('%s_capped')
				db.getCollection('%s_capped').aggregate([{$out: '%s'}])""".formatted(found.name(), found.name(),
				found.name(), found.name());
	}

}
