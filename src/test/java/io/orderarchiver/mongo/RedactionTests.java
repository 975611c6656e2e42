package io.orderarchiver.mongo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RedactionTests {

	@ParameterizedTest
	@ValueSource(strings = { "s3cr3t", "p@ss w/rd:é+%", "x", "+", "a+b", "100%", "$1\\2", "***" })
	void aSecretIsMaskedInClearAndPercentEncoded(String secret) {
		Redaction redaction = new Redaction(List.of(secret));
		String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
		assertThat(redaction.apply("<" + secret + "> <" + encoded + "> <" + encoded.replace("+", "%20") + ">"))
			.isEqualTo("<***> <***> <***>");
	}

	@Test
	void aSecretThatIsGivenEncodedIsMaskedInClearAndInAnyEncoding() {
		Redaction redaction = new Redaction(List.of("p%40s!"));
		assertThat(redaction.apply("<p@s!> <p%40s!> <p%40s%21>")).isEqualTo("<***> <***> <***>");
	}

	@Test
	void aSecretThatHoldsAnotherIsMaskedWhole() {
		assertThat(new Redaction(List.of("word", "password")).apply("<password> <word>")).isEqualTo("<***> <***>");
	}

	@ParameterizedTest
	@CsvSource({ "no connection to mongodb://u:p@h:1/db,no connection to mongodb://***@h:1/db",
			"mongodb+srv://u:p@h,mongodb+srv://***@h", "jdbc:postgresql://u:p@h/db,jdbc:postgresql://***@h/db",
			"mongodb://u:p@ss/w:rd@h:1/db failed,mongodb://***@h:1/db failed",
			"mongodb://u:@h and mongodb://v:q@i,mongodb://***@h and mongodb://***@i" })
	void theCredentialsOfAnyUriAreMaskedKnownOrNot(String text, String redacted) {
		assertThat(new Redaction(List.of()).apply(text)).isEqualTo(redacted);
	}

	@Test
	void everythingElseStaysAsItIs() {
		String text = "Commande livrée on mongodb://h:27017/Ubereats, see https://example.com/a?b=c";
		assertThat(new Redaction(List.of("s3cr3t", "", " ")).apply(text)).isEqualTo(text);
	}

}
