package io.orderarchiver.command.notification;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import io.orderarchiver.command.invocation.Invocation;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.run.settings.ConfigurationException;
import io.orderarchiver.run.settings.NotificationSettings;

/**
 * Runs {@code NOTIFY_COMMAND} when a command of a scheduler has ended. Whatever comes of
 * that, the command's own exit code stands.
 */
public final class Notifications {

	private static final Set<String> COMMANDS = Set.of("archive", "watch");

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final Invocation invocation;

	private final Supplier<Optional<NotificationSettings>> settings;

	/**
	 * Creates it.
	 * @param invocation the command that has ended
	 * @param settings finds who wants to know
	 */
	public Notifications(Invocation invocation, Supplier<Optional<NotificationSettings>> settings) {
		this.invocation = invocation;
		this.settings = settings;
	}

	/**
	 * The command has ended.
	 * @param exitCode how
	 */
	public void ended(int exitCode) {
		Optional<String> command = this.invocation.command().stream().findFirst().filter(COMMANDS::contains);
		if (command.isPresent()) {
			wanted().filter((wish) -> wish.exitCodes().contains(exitCode))
				.flatMap((wish) -> new NotifyCommand(wish, PATIENCE, this.invocation::note)
					.run(json(command.get(), exitCode)))
				.ifPresent(this.invocation::warn);
		}
	}

	/** What cannot be read was refused before, and is why the command ended. */
	private Optional<NotificationSettings> wanted() {
		try {
			return this.settings.get();
		}
		catch (ConfigurationException ex) {
			return Optional.empty();
		}
	}

	private String json(String command, int exitCode) {
		return this.invocation.withoutSecrets(this.invocation.result()
			.orElseGet(() -> Json.line(new FailedResult(command, exitCode, this.invocation.failure().orElse(null)))));
	}

}
