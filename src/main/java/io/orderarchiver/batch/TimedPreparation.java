package io.orderarchiver.batch;

import java.util.List;

import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.archive.page.PagePreparation;
import io.orderarchiver.archive.page.PagePreparation.PartOfPage;
import io.orderarchiver.archive.strain.StrainWatch.Work;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.order.JoinedOrder;
import io.orderarchiver.order.OrderKey;

/**
 * Prepares pages, and where nothing is written shows by the time it takes how strained
 * MongoDB is; otherwise it is the time for a write that counts.
 *
 * @param pages prepares them
 * @param mode whether something is written
 * @param strain is told of times
 */
record TimedPreparation(PagePreparation pages, ArchiveMode mode, StrainWatch strain) {

	/** As many orders at once as there is room for. */
	PartOfPage prepareSome(List<OrderKey> keys) {
		return switch (this.mode) {
			case ARCHIVE -> this.pages.prepareSome(keys);
			case DRY_RUN -> this.strain.time(Work.LOOK_UP, keys.size(), () -> this.pages.prepareSome(keys));
		};
	}

	/** A page as its orders are now. */
	OrderPage<JoinedOrder> prepareAgain(OrderPage<JoinedOrder> page) {
		return this.pages.prepareAgain(page);
	}

}
