package io.orderarchiver.archive;

import java.util.List;
import java.util.Map;

import io.orderarchiver.order.ArchivedField;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.order.RawValue;
import org.bson.BsonInt32;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTests {

	@Test
	void countsWhatArchivedOrdersLack() {
		Tally tally = Tally.ofArchived(List.of(archived(), archived(ArchivedField.NOM_CLIENT),
				archived(ArchivedField.NOM_CLIENT, ArchivedField.PRIX_MENU)));
		assertThat(tally).isEqualTo(
				new Tally(0, 3, 2, Map.of(ArchivedField.NOM_CLIENT, 2L, ArchivedField.PRIX_MENU, 1L), 0, 0, 0, 0, 0));
	}

	@Test
	void addsEachCountToItsLike() {
		Tally one = new Tally(1, 2, 3, Map.of(ArchivedField.NOM_CLIENT, 4L), 5, 6, 7, 8, 9);
		Tally ten = new Tally(10, 20, 30, Map.of(ArchivedField.NOM_CLIENT, 40L, ArchivedField.NOM_MENU, 41L), 50, 60,
				70, 80, 90);
		assertThat(one.plus(ten)).isEqualTo(new Tally(11, 22, 33,
				Map.of(ArchivedField.NOM_CLIENT, 44L, ArchivedField.NOM_MENU, 41L), 55, 66, 77, 88, 99));
		assertThat(one.plus(Tally.ZERO)).isEqualTo(one);
	}

	@ParameterizedTest
	@CsvSource({ "0,0,0,0,0,0,true", "15,1,2,3,4,5,true", "15,1,2,3,4,4,false", "14,1,2,3,4,5,false",
			"1,0,0,0,0,0,false", "0,1,0,0,0,0,false" })
	void balancesWhenEachOrderReadIsAccountedFor(long read, long archived, long duplicates, long gone, long newRejects,
			long knownRejects, boolean balanced) {
		Tally tally = new Tally(read, archived, archived, Map.of(), duplicates, gone, newRejects, knownRejects,
				newRejects);
		assertThat(tally.balances()).isEqualTo(balanced);
	}

	@Test
	void balancesOverTheParts() {
		Tally tally = Tally.ofRead(10, 3, 2)
			.plus(Tally.ofRejects(1, 2, 3))
			.plus(Tally.ofArchived(List.of(archived(), archived())));
		assertThat(tally.balances()).isTrue();
		assertThat(tally.conflicts()).isEqualTo(3);
	}

	private static ArchivedOrder archived(ArchivedField... missing) {
		return new ArchivedOrder(OrderKey.of(RawValue.of(new BsonInt32(1))), RawBsonDocument.parse("{}"),
				List.of(missing));
	}

}
