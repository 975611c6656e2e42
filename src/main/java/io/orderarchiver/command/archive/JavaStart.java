package io.orderarchiver.command.archive;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.command.invocation.Launcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How Java was started for an archive. Left to itself, it compiles for a long run what is
 * over in seconds.
 */
final class JavaStart {

	private static final Logger logger = LoggerFactory.getLogger(JavaStart.class);

	/** As the launcher has it. */
	private static final String ADVICE = "Java was started without the options that suit an archive. With"
			+ " java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar ... one of less than some 700,000 new orders costs"
			+ " about half the processor time; the distribution's bin/order-archiver starts it so.";

	private JavaStart() {
	}

	/**
	 * Tells in the log what to do better, if anything. A command's own class has no
	 * logger: with one, logging would begin before the command says how.
	 */
	static void adviseOn(Map<String, String> environment, List<String> options) {
		advice(environment, options).ifPresent(logger::info);
	}

	/**
	 * What to do better.
	 * @param environment the environment of this process
	 * @param options the options of its Java
	 * @return nothing if somebody has chosen: the launcher, or whoever typed the options
	 */
	static Optional<String> advice(Map<String, String> environment, List<String> options) {
		boolean chosen = Launcher.in(environment).isPresent() || options.stream().anyMatch(JavaStart::isChoice);
		return chosen ? Optional.empty() : Optional.of(ADVICE);
	}

	private static boolean isChoice(String option) {
		return option.startsWith("-XX:TieredStopAtLevel=") || (option.startsWith("-XX:+Use") && option.endsWith("GC"));
	}

}
