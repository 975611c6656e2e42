package io.orderarchiver.doctor.collections;

import org.bson.BsonString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What reads like "delivered", and in which figures it is told. */
class NearMissTests {

	@ParameterizedTest
	@ValueSource(strings = { "Livrée", "LIVRÉE", "livree", "livre\u0301e", " livrée", "livrée\u00a0", "livr\u200bée",
			"livrèe" })
	void whatReadsLikeDeliveredIsANearMiss(String status) {
		assertThat(NearMiss.is(new BsonString(status))).isTrue();
		assertThat(NearMiss.difference(status)).isNotBlank();
	}

	@ParameterizedTest
	@ValueSource(strings = { "livrée", "en livraison", "annulée", "", "délivrée" })
	void whatIsDeliveredOrSomethingElseIsNone(String status) {
		assertThat(NearMiss.is(new BsonString(status))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0, 0", "999, 999", "1234, 'about 1,200'", "70066, 'about 70,000'", "1000001, 'more than 1,000,000'" })
	void figuresAreRound(long value, String text) {
		assertThat(Amount.counted(value)).hasToString(text);
	}

}
