package io.orderarchiver.doctor.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.orderarchiver.doctor.collections.StatusCounts.Tally;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.server.MongoCheck;
import io.orderarchiver.doctor.server.MongoShell;
import io.orderarchiver.doctor.server.ConnectedServer;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.NearMiss;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.OrderIds;
import io.orderarchiver.order.RawValue;

/** Which statuses there are, and which of them are meant to be "delivered". */
public final class StatusesCheck implements MongoCheck {

	@Override
	public String name() {
		return "statuses";
	}

	@Override
	public Need need() {
		return Need.ORDERS;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		Tally tally = new StatusCounts(server.collections().orders()).byStatus();
		List<Finding> findings = new ArrayList<>();
		findings.add(overview(tally));
		tally.amounts().forEach((status, amount) -> {
			if (NearMiss.is(status.toBson())) {
				findings.add(nearMiss(OrderIds.text(status), amount, server));
			}
		});
		return findings;
	}

	private static Finding overview(Tally tally) {
		String of = switch (tally.coverage()) {
			case ALL -> "";
			case NEWEST -> " among the newest %s orders; no index on status tells more"
				.formatted(Amount.number(StatusCounts.SAMPLE));
			case FIRST_STATUSES -> ", and more";
		};
		String statuses = "%d statuses%s".formatted(tally.amounts().size(), of);
		Finding finding = tally.amounts().containsKey(Delivered.VALUE) || tally.total() == 0 ? Finding.ok(statuses)
				: Finding.warning("no order is '%s': %s".formatted(Delivered.STATUS, statuses));
		return tally.amounts().isEmpty() ? finding : finding
			.detail(tally.amounts().entrySet().stream().map(StatusesCheck::line).collect(Collectors.joining("\n")));
	}

	private static String line(Map.Entry<RawValue, Amount> entry) {
		String status = entry.getKey().isNull() ? "none" : "'" + shortened(OrderIds.text(entry.getKey())) + "'";
		return status + ": " + entry.getValue();
	}

	/** Somebody's remarks may stand where a status should. */
	private static String shortened(String text) {
		return (text.length() > 40) ? text.substring(0, 40) + "…" : text;
	}

	private static Finding nearMiss(String status, Amount amount, ConnectedServer server) {
		return Finding
			.warning("%s orders are '%s', which is not '%s' (%s): they are not archived".formatted(amount, status,
					Delivered.STATUS, NearMiss.difference(status)))
			.remedy("// if they are delivered; this changes orders, so ask their owner first\n"
					+ MongoShell.in(server.connection().target().database(),
							List.of("db.getCollection(%s).updateMany({%s: %s}, {$set: {%s: %s}})".formatted(
									MongoShell.text(server.settings().collections().orders()), OrderFields.STATUS,
									MongoShell.exactText(status), OrderFields.STATUS,
									MongoShell.exactText(Delivered.STATUS)))));
	}

}
