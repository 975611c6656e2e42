package io.orderarchiver.command;

import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.testing.TownFixture;

/** A town, and a command line that archives its orders. */
public abstract class CommandFixture extends TownFixture {

	protected Settings settings() {
		return TypedCommand.settings(this.home, this.mongo);
	}

	protected TypedCommand type(String... args) {
		return TypedCommand.typeWith(settings(), args);
	}

}
