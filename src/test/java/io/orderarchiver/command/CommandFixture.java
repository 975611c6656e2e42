package io.orderarchiver.command;

import java.io.IOException;
import java.util.Map;

import io.orderarchiver.OrderArchiver;
import io.orderarchiver.run.settings.Settings;
import io.orderarchiver.testing.ChildJvm;
import io.orderarchiver.testing.TownFixture;

/** A town, and a command line that archives its orders. */
public abstract class CommandFixture extends TownFixture {

	protected Settings settings() {
		return TypedCommand.settings(this.home, this.mongo);
	}

	protected TypedCommand type(String... args) {
		return TypedCommand.typeWith(settings(), args);
	}

	/** Types it elsewhere. A zone is part of the target: that of the settings here. */
	protected ChildJvm start(String... args) throws IOException {
		return ChildJvm.start(OrderArchiver.class,
				Map.of("ORDER_ARCHIVER_HOME", this.home.toString(), "MONGODB_URI", this.mongo.uri(), "MONGODB_DATABASE",
						this.mongo.databaseName(), "BATCH_DATABASE_URL", "", "SIMULATION_URI", "", "ARCHIVE_ZONE", "Z",
						"MANAGEMENT_PORT", "0"),
				this.home.resolve("output.log"), args);
	}

}
