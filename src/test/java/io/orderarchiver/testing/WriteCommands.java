package io.orderarchiver.testing;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;

/** Remembers which commands that write, or could, a client sent. */
public final class WriteCommands implements CommandListener {

	private static final Set<String> READS = Set.of("find", "getMore", "killCursors", "listCollections", "listIndexes",
			"explain", "ping", "hello", "isMaster", "ismaster", "count", "distinct", "buildInfo", "connectionStatus",
			"endSessions");

	private final Set<String> seen = Collections.synchronizedSet(new LinkedHashSet<>());

	@Override
	public void commandStarted(CommandStartedEvent event) {
		if (!READS.contains(event.getCommandName()) && !isReadingAggregate(event)) {
			this.seen.add(event.getCommandName());
		}
	}

	private static boolean isReadingAggregate(CommandStartedEvent event) {
		return event.getCommandName().equals("aggregate") && event.getCommand()
			.getArray("pipeline")
			.stream()
			.noneMatch((stage) -> stage.asDocument().containsKey("$out") || stage.asDocument().containsKey("$merge"));
	}

	/**
	 * The commands.
	 * @return their names
	 */
	public Set<String> seen() {
		return Set.copyOf(this.seen);
	}

}
