package io.orderarchiver.run;

import io.orderarchiver.testing.TcpProxy;
import io.orderarchiver.testing.TownFixture;
import org.junit.jupiter.api.BeforeEach;

/** A town, and who archives its orders. */
abstract class RunFixture extends TownFixture {

	ArchiveHarness archiver;

	WatchHarness watcher;

	@BeforeEach
	void takeUpWork() {
		this.archiver = ArchiveHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home);
		this.watcher = WatchHarness.of(this.mongo.uri(), this.mongo.databaseName(), this.home);
	}

	ArchiveHarness archiver(String uri) {
		return ArchiveHarness.of(uri, this.mongo.databaseName(), this.home);
	}

	/** One that soon misses its MongoDB. */
	WatchHarness watcher(TcpProxy proxy) {
		return WatchHarness.of(proxy.uri() + "&serverSelectionTimeoutMS=2000", this.mongo.databaseName(), this.home);
	}

}
