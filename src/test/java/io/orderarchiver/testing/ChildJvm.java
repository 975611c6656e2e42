package io.orderarchiver.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;

/**
 * A Java program of the test's class path in a process of its own, which a test may kill.
 */
public final class ChildJvm implements AutoCloseable {

	private final Process process;

	private final Path log;

	private ChildJvm(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts a program.
	 * @param main its class
	 * @param log where its output goes, after what is there
	 * @param arguments its arguments
	 * @return the running process
	 */
	public static ChildJvm start(Class<?> main, Path log, String... arguments) throws IOException {
		return start(main, Map.of(), log, arguments);
	}

	/**
	 * Starts a program with an environment.
	 * @param main its class
	 * @param environment besides the test's own
	 * @param log where its output goes, after what is there
	 * @param arguments its arguments
	 * @return the running process
	 */
	public static ChildJvm start(Class<?> main, Map<String, String> environment, Path log, String... arguments)
			throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Xmx512m", "-cp", System.getProperty("java.class.path"), main.getName()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment().putAll(environment);
		return new ChildJvm(builder.start(), log);
	}

	/**
	 * Whether it still runs.
	 * @return false once it has ended
	 */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/** Ends it by SIGKILL: no handler, no hook, no farewell. */
	public void kill() {
		this.process.destroyForcibly();
		awaitExit();
	}

	/** Asks it to end, by SIGTERM. */
	public void terminate() {
		this.process.destroy();
	}

	/** Lets it stand still, by SIGSTOP. */
	public void pause() throws IOException {
		signal("STOP");
	}

	/** Lets it go on, by SIGCONT. */
	public void resume() throws IOException {
		signal("CONT");
	}

	private void signal(String name) throws IOException {
		new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).inheritIO().start().onExit().join();
	}

	/**
	 * Waits for its end.
	 * @return its exit code
	 */
	public int awaitExit() {
		Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> this.process.waitFor(50, TimeUnit.MILLISECONDS));
		return this.process.exitValue();
	}

	/**
	 * What it wrote.
	 * @return standard output and error so far
	 */
	public String output() {
		try {
			return Files.readString(this.log, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
