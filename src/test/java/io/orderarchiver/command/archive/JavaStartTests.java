package io.orderarchiver.command.archive;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class JavaStartTests {

	@Test
	void plainJarIsToldWhatSuitsAnArchive() {
		assertThat(JavaStart.advice(Map.of(), List.of("-Xmx512m", "-XX:+UseStringDeduplication"))).get()
			.asString()
			.contains("-XX:+UseSerialGC -XX:TieredStopAtLevel=1", "bin/order-archiver");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-XX:TieredStopAtLevel=4", "-XX:+UseParallelGC", "-XX:+UseZGC" })
	void whoeverHasChosenIsToldNothing(String option) {
		assertThat(JavaStart.advice(Map.of(), List.of(option))).isEmpty();
	}

	@Test
	void launcherHasChosen() {
		assertThat(JavaStart.advice(Map.of("ORDER_ARCHIVER_LAUNCHER", "/opt/order-archiver/bin/order-archiver"),
				List.of()))
			.isEmpty();
	}

}
