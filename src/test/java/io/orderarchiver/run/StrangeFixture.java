package io.orderarchiver.run;

import io.orderarchiver.testing.DatabaseFixture;
import org.junit.jupiter.api.BeforeEach;

/** A town where strange things are ordered. */
abstract class StrangeFixture extends DatabaseFixture {

	StrangeTown town;

	@BeforeEach
	void settle() {
		this.town = StrangeTown.in(this.mongo, this.home);
	}

}
