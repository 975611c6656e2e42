package io.orderarchiver.testing;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A town, whose delivered orders are to be archived. */
public abstract class TownFixture extends DatabaseFixture {

	protected Town town;

	@BeforeEach
	void settle() {
		this.town = Town.in(this.mongo.database());
	}

	protected void awaitArchived(int atLeast) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> this.town.archive().size() >= atLeast);
	}

	/** All that was delivered is archived, as {@link ExpectedArchive} has it. */
	protected void assertArchiveIsAsExpected() {
		assertThat(ExpectedArchive.actual(this.mongo.database())).isEqualTo(ExpectedArchive.of(this.mongo.database()));
	}

}
