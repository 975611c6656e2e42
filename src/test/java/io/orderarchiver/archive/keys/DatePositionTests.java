package io.orderarchiver.archive.keys;

import java.util.List;

import io.orderarchiver.archive.keys.KeyRange.Access;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.BsonArray;
import org.bson.BsonDateTime;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DatePositionTests {

	private final DatePosition position = new DatePosition(500L);

	@Test
	void beginsWhereTheRunCameToButOpensNoCursorThere() {
		assertThat(this.position.checkpoint()).isEqualTo(500);
		assertThat(this.position.lastDate()).isNull();
		assertThat(new DatePosition(null).checkpoint()).isNull();
	}

	@Test
	void movesOnWithTheDates() {
		advance(1, 1000);
		assertThat(this.position.checkpoint()).isEqualTo(1000);
		advance(2, 2000);
		assertThat(this.position.checkpoint()).isEqualTo(2000);
		assertThat(this.position.lastDate()).isEqualTo(2000);
	}

	@Test
	void passesEachOfManyOrdersOfOneInstantOnce() {
		assertThat(advance(1, 1000)).isTrue();
		assertThat(advance(2, 1000)).isTrue();
		// The cursor was lost, and opened again at this instant.
		assertThat(advance(1, 1000)).isFalse();
		assertThat(advance(2, 1000)).isFalse();
		assertThat(advance(3, 1000)).isTrue();
		assertThat(advance(1, 1001)).as("another instant").isTrue();
	}

	@Test
	void isNotMovedByWhatIsReadInAnotherOrder() {
		advance(1, 1000);
		assertThat(advance(new BsonDateTime(9000), Access.HINTED)).isTrue();
		assertThat(advance(new BsonDateTime(9000), Access.UNSORTED)).isTrue();
		assertThat(advance(new BsonString("2025"), Access.SORTED)).isTrue();
		assertThat(advance(null, Access.SORTED)).isTrue();
		assertThat(this.position.checkpoint()).isEqualTo(1000);
		assertThat(this.position.lastDate()).isEqualTo(1000);
	}

	@Test
	void passesAnOrderOnceThatLiesInSeveralRangesByTheElementsOfItsDate() {
		BsonArray dates = new BsonArray(List.of(BsonNull.VALUE, new BsonDateTime(1)));
		assertThat(advance(dates, Access.HINTED)).isTrue();
		assertThat(advance(dates, Access.SORTED)).isFalse();
		assertThat(advance(dates, Access.WITHIN_ARRAYS)).isFalse();
	}

	@Test
	void isGivenUpWithTheOrder() {
		advance(1, 1000);
		this.position.giveUp();
		assertThat(this.position.checkpoint()).isNull();
		assertThat(this.position.lastDate()).isNull();
		assertThat(advance(1, 1000)).isTrue();
	}

	private boolean advance(int id, long date) {
		return this.position.advance(
				new OrderKey(RawValue.of(new BsonInt32(id)), null, RawValue.of(new BsonDateTime(date))), Access.SORTED);
	}

	private boolean advance(@Nullable BsonValue date, Access access) {
		return this.position.advance(
				new OrderKey(RawValue.of(new BsonInt32(99)), null, (date != null) ? RawValue.of(date) : null), access);
	}

}
