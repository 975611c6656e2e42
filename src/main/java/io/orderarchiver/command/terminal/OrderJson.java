package io.orderarchiver.command.terminal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows orders: archived ones as a person would write them, no {@code _id}, no types.
 */
public final class OrderJson {

	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private static final JsonWriterSettings RELAXED = JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

	private OrderJson() {
	}

	/**
	 * Shows archived orders without their {@code _id}.
	 * @param orders documents of the archive
	 * @return an indented array
	 */
	public static String pretty(List<BsonDocument> orders) {
		ArrayNode array = NODES.arrayNode();
		orders.forEach((order) -> {
			ObjectNode node = object(order);
			node.remove("_id");
			array.add(node);
		});
		return Json.pretty(array);
	}

	/** MongoDB's relaxed extended JSON, which tells types apart. */
	public static JsonNode extended(BsonDocument document) {
		return Json.read(document.toJson(RELAXED));
	}

	private static ObjectNode object(BsonDocument document) {
		ObjectNode object = NODES.objectNode();
		document.forEach((name, value) -> object.set(name, node(value)));
		return object;
	}

	private static JsonNode node(BsonValue value) {
		return switch (value.getBsonType()) {
			case NULL, UNDEFINED -> NODES.nullNode();
			case BOOLEAN -> NODES.booleanNode(value.asBoolean().getValue());
			case STRING -> NODES.stringNode(value.asString().getValue());
			case INT32 -> NODES.numberNode(value.asInt32().getValue());
			case INT64 -> NODES.numberNode(value.asInt64().getValue());
			case DOUBLE -> decimal(Double.toString(value.asDouble().getValue()));
			case DECIMAL128 -> decimal(value.asDecimal128().getValue().toString());
			case DATE_TIME -> NODES.stringNode(Instant.ofEpochMilli(value.asDateTime().getValue()).toString());
			case OBJECT_ID -> NODES.stringNode(value.asObjectId().getValue().toHexString());
			case DOCUMENT -> object(value.asDocument());
			case ARRAY -> {
				ArrayNode array = NODES.arrayNode();
				value.asArray().forEach((element) -> array.add(node(element)));
				yield array;
			}
			default -> NODES.stringNode(value.toString());
		};
	}

	/** JSON knows neither NaN nor infinity. */
	private static JsonNode decimal(String text) {
		try {
			return NODES.numberNode(new BigDecimal(text));
		}
		catch (NumberFormatException ex) {
			return NODES.stringNode(text);
		}
	}

}
