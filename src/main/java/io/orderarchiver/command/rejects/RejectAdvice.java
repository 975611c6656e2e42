package io.orderarchiver.command.rejects;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.archive.rejects.OrderState;
import io.orderarchiver.command.terminal.ShellWord;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.RawValue;
import org.bson.BsonValue;

/** What a reason means, and what a person does about it. */
public final class RejectAdvice {

	private final KeptReject reject;

	private final OrderState state;

	private final CollectionNames names;

	private final boolean simulation;

	/**
	 * Creates the advice.
	 * @param reject what could not be archived
	 * @param state what has become of its order
	 * @param names of the collections
	 * @param simulation whether commands are for the simulation
	 */
	public RejectAdvice(KeptReject reject, OrderState state, CollectionNames names, boolean simulation) {
		this.reject = reject;
		this.state = state;
		this.names = names;
		this.simulation = simulation;
	}

	/**
	 * What to do.
	 * @return lines of text, those to type indented
	 */
	public String text() {
		return switch (this.state) {
			case DELETED ->
				"The order is no longer in %s: it cannot be retried. If it is not to be archived, drop it:\n%s"
					.formatted(this.names.orders(), command("drop"));
			case NOT_DELIVERED ->
				"The order is no longer delivered: there is nothing to archive. To drop the reject:\n%s"
					.formatted(command("drop"));
			case DELIVERED -> remedy() + "\nThen retry it:\n" + command("retry");
		};
	}

	private String remedy() {
		return switch (this.reject.reason()) {
			case "INVALID_NUMBER" -> "Give the order a number that no other order has:\n" + renumber();
			case "CONFLICT" -> """
					Look at the order that the archive holds under this number:
					%s
					If that one is right, give this order a number of its own:
					%s
					If that one is wrong, mend %s by hand; this program never changes an archived order."""
				.formatted(indented("db.getCollection('%s').findOne({numero_commande: %s})"
					.formatted(this.names.archive(), number())), renumber(), this.names.archive());
			case "DUPLICATE_KEY" -> """
					The error names the index. Mend the order's value, or drop the index if it is not meant:
					%s""".formatted(indented("db.getCollection('%s').getIndexes()".formatted(this.names.archive())));
			case "REFUSED" ->
				"""
						Mostly a validator asks for what the order does not have. Look at it, and mend the order or the validator:
						%s"""
					.formatted(
							indented("db.getCollectionInfos({name: '%s'})[0].options".formatted(this.names.archive())));
			case "TOO_LARGE" ->
				"Shorten the order in %s to what it needs: with its dimensions it has to fit into 16 MB."
					.formatted(this.names.orders());
			default -> "Read the error, and mend the order.";
		};
	}

	private String renumber() {
		return indented("db.getCollection('%s').updateOne({_id: %s}, {$set: {numero_commande: '…'}})"
			.formatted(this.names.orders(), inShell(this.reject.key().id().toBson())));
	}

	private String number() {
		RawValue number = this.reject.key().number();
		return (number != null) ? inShell(number.toBson()) : "null";
	}

	/** As mongosh reads it. */
	private static String inShell(BsonValue value) {
		return switch (value.getBsonType()) {
			case OBJECT_ID -> "ObjectId('%s')".formatted(OrderIds.text(value));
			case STRING, INT32, INT64, DOUBLE, BOOLEAN -> OrderIds.json(value);
			default -> "EJSON.deserialize(%s)".formatted(OrderIds.json(value));
		};
	}

	private String command(String name) {
		return indented("order-archiver rejects %s %s%s".formatted(name, ShellWord.of(word(this.reject)),
				this.simulation ? " --simulation" : ""));
	}

	/**
	 * The word that names a reject, and none other, to the commands.
	 * @param reject the reject
	 * @return the digits of an ObjectId, or JSON
	 */
	public static String word(KeptReject reject) {
		BsonValue id = reject.key().id().toBson();
		return id.isObjectId() ? OrderIds.text(id) : OrderIds.json(id);
	}

	private static String indented(String line) {
		return "  " + line;
	}

}
