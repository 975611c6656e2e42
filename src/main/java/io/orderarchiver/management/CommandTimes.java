package io.orderarchiver.management;

import com.mongodb.event.CommandEvent;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandSucceededEvent;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.mongodb.MongoCommandTagsProvider;
import io.micrometer.core.instrument.binder.mongodb.MongoMetricsCommandListener;

/**
 * How long MongoDB takes, by command; Micrometer's own tags name each connection's ids.
 */
public final class CommandTimes {

	private CommandTimes() {
	}

	/**
	 * Listens to a client.
	 * @param registry where the times are kept, as {@code mongodb.driver.commands}
	 * @return a listener for one client
	 */
	public static CommandListener in(MeterRegistry registry) {
		return new MongoMetricsCommandListener(registry, new ByCommand());
	}

	/** By command and outcome, both of which are few. */
	private static final class ByCommand implements MongoCommandTagsProvider {

		@Override
		public Iterable<Tag> commandTags(CommandEvent event) {
			return Tags.of("command", event.getCommandName(), "status",
					(event instanceof CommandSucceededEvent) ? "SUCCESS" : "FAILED");
		}

	}

}
