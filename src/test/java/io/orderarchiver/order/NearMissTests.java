package io.orderarchiver.order;

import org.bson.BsonString;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What reads like "delivered". */
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

}
