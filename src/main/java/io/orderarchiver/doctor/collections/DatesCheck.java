package io.orderarchiver.doctor.collections;

import java.util.List;
import java.util.OptionalLong;

import io.orderarchiver.archive.keys.DeliveredOrderCounts;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.server.ConnectedServer;
import io.orderarchiver.doctor.server.MongoCheck;
import io.orderarchiver.run.deployment.Site;

/** Delivered orders whose date_commande is no date, which no window selects. */
public final class DatesCheck implements MongoCheck {

	private final Site site;

	/** The site is whose orders they are. */
	public DatesCheck(Site site) {
		this.site = site;
	}

	@Override
	public String name() {
		return "dates";
	}

	@Override
	public Need need() {
		return Need.ORDERS;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		OptionalLong undated = new DeliveredOrderCounts(server.collections()).undatedUpTo(Amount.LIMIT + 1);
		if (undated.isEmpty()) {
			return List.of(Finding
				.info("not known: delivered orders without a usable date can be counted with the covering index only"));
		}
		if (undated.getAsLong() == 0) {
			return List.of(Finding.ok("every delivered order has a usable date"));
		}
		return List.of(Finding
			.warning("%s delivered orders have no usable date_commande: no date filter ever selects them"
				.formatted(Amount.counted(undated.getAsLong())))
			.remedy("order-archiver archive" + this.site.option()
					+ "   # without --date-from and --date-to archives them too, as incomplete"));
	}

}
