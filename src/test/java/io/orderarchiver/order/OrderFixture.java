package io.orderarchiver.order;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/** A joined order read from a file, to be spoilt field by field. */
record OrderFixture(BsonDocument order, Map<Dimension, BsonDocument> dimensions) {

	private static final Map<String, Dimension> DIMENSIONS = Map.of("nom_client", Dimension.CLIENT, "email_client",
			Dimension.CLIENT, "telephone_client", Dimension.CLIENT, "nom_livreur", Dimension.LIVREUR, "nom_restaurant",
			Dimension.RESTAURANT, "adresse_restaurant", Dimension.RESTAURANT, "nom_menu", Dimension.MENU, "prix_menu",
			Dimension.MENU);

	static OrderFixture read(String file) {
		BsonDocument joined = json(file);
		Map<Dimension, BsonDocument> dimensions = new EnumMap<>(Dimension.class);
		for (Dimension dimension : Dimension.values()) {
			dimensions.put(dimension, joined.getDocument(dimension.name()));
		}
		return new OrderFixture(joined.getDocument("order"), dimensions);
	}

	static BsonDocument json(String file) {
		try (InputStream in = Objects.requireNonNull(OrderFixture.class.getResourceAsStream(file), file)) {
			return BsonDocument.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Sets the source of a field of the archive.
	 * @param field as the archive calls it
	 * @param value null to remove it
	 */
	void set(String field, @Nullable BsonValue value) {
		Dimension dimension = DIMENSIONS.get(field);
		BsonDocument source = (dimension != null) ? Objects.requireNonNull(this.dimensions.get(dimension)) : this.order;
		String name = (dimension != null) ? field.substring(0, field.indexOf('_')) : field;
		if (value != null) {
			source.put(name, value);
		}
		else {
			source.remove(name);
		}
	}

	JoinedOrder joined() {
		return JoinedOrder.of(SourceOrder.read(reader(this.order)),
				this.dimensions.entrySet()
					.stream()
					.map((entry) -> SourceDimension.read(reader(entry.getValue()), entry.getKey()))
					.toList());
	}

	private static RawReader reader(BsonDocument document) {
		return RawReader.of(raw(document));
	}

	static RawBsonDocument raw(BsonDocument document) {
		return new RawBsonDocument(document, new BsonDocumentCodec());
	}

}
