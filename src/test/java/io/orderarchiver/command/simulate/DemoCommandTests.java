package io.orderarchiver.command.simulate;

import io.orderarchiver.command.TypedCommand;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoCommandTests {

	@Test
	void agreesWithItselfWithoutAnySettings() {
		TypedCommand typed = TypedCommand.type("demo");
		assertThat(typed.exitCode()).isZero();
		assertThat(typed.err()).isEmpty();
		assertThat(typed.out()).contains("The archive holds exactly what the generator promised.")
			.contains("rémunération_livreur", "\"status\": \"livrée\"", "champs_manquants")
			.doesNotContain("DIFFERS", "\"_id\"");
	}

}
