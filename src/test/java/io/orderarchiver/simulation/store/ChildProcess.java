package io.orderarchiver.simulation.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@link SimulationChild} as its parent sees it. */
final class ChildProcess implements AutoCloseable {

	private final Process process;

	private final BufferedReader answers;

	private final PrintWriter orders;

	private ChildProcess(Process process) {
		this.process = process;
		this.answers = process.inputReader(StandardCharsets.UTF_8);
		this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
	}

	static ChildProcess open(Path directory) throws IOException {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		List<String> command = List.of(java, "-XX:TieredStopAtLevel=1", "-Xmx128m",
				"-Dlogback.configurationFile=io/orderarchiver/simulation/store/child-logback.xml", "-cp",
				System.getProperty("java.class.path"), SimulationChild.class.getName(), directory.toString());
		return new ChildProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	/** Reads the next line that it prints; fails if it ended. */
	String answer() throws IOException {
		String line = this.answers.readLine();
		assertThat(line).as("the child's output").isNotNull();
		return line;
	}

	String ask(String order) throws IOException {
		tell(order);
		return answer();
	}

	void tell(String order) {
		this.orders.println(order);
	}

	boolean runs() {
		return this.process.isAlive();
	}

	/** As SIGKILL: nothing of it gets a chance to tidy up. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(10, TimeUnit.SECONDS)).isTrue();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
