package io.orderarchiver.order;

import java.util.stream.Stream;

import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

class OrderKeyTests {

	private static final BsonObjectId ID = new BsonObjectId(new ObjectId("6718abc123def4567890abcd"));

	@Test
	void isReadFromAnOrder() {
		BsonDocument order = new BsonDocument(OrderFields.ID, ID).append("numero_commande", new BsonString("CMD-1"))
			.append("date_commande", new BsonDateTime(1))
			.append("adresse_livraison", new BsonString("12 rue de Paris"));
		assertThat(OrderKey.of(OrderFixture.raw(order))).isEqualTo(
				new OrderKey(RawValue.of(ID), RawValue.of(new BsonString("CMD-1")), RawValue.of(new BsonDateTime(1))));
	}

	@Test
	void needsAnId() {
		assertThatNullPointerException().isThrownBy(() -> OrderKey.of(OrderFixture.raw(new BsonDocument())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "CMD-2025-0001", " CMD 1 ", "é", "0" })
	void aTextIsANumberAsItIs(String text) {
		assertThat(key(new BsonString(text)).shownNumber()).contains(text);
	}

	static Stream<@Nullable BsonValue> unusable() {
		return Stream.of(null, BsonNull.VALUE, new BsonUndefined(), new BsonInt32(17), new BsonDocument(),
				new BsonString(""), new BsonString(" \t"), new BsonString("\u00a0"));
	}

	@ParameterizedTest
	@MethodSource("unusable")
	void anythingElseIsNone(@Nullable BsonValue number) {
		assertThat(key(number).usableNumber()).isEmpty();
	}

	@Test
	void isNamedByNumberAndIdInMessages() {
		assertThat(key(new BsonString("CMD-1"))).hasToString("CMD-1 (6718abc123def4567890abcd)");
		assertThat(key(null)).hasToString("6718abc123def4567890abcd");
	}

	private static OrderKey key(@Nullable BsonValue number) {
		return new OrderKey(RawValue.of(ID), (number != null) ? RawValue.of(number) : null, null);
	}

}
