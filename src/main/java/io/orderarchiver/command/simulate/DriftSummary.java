package io.orderarchiver.command.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.orderarchiver.command.terminal.Rows;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.outcome.ExitStatus;

/** What was made to disagree, and what must be found. */
final class DriftSummary {

	private final DriftResult result;

	private final Site site;

	DriftSummary(DriftResult result, Site site) {
		this.result = result;
		this.site = site;
	}

	String text() {
		List<String> lines = new ArrayList<>();
		lines.add("Orders that disagree with the archive now: " + Rows.number(this.result.touched()));
		if (this.result.exitCode() == ExitStatus.WARNINGS.code()) {
			lines.add("No more of the generated orders will do: they must be archived, and must have agreed so far.");
		}
		lines.add(new Rows().add("target", this.result.target())
			.addAll(0, this.result.findings())
			.add("to be completed", this.result.completable())
			.add("changed or removed since a seal", this.result.unsealed())
			.toString());
		oneOfEach().forEach((drift, order) -> lines
			.add("%s: order-archiver explain %s%s".formatted(drift, order.number(), this.site.option())));
		return String.join("\n", lines);
	}

	private Map<String, DriftResult.Order> oneOfEach() {
		Map<String, DriftResult.Order> oneOfEach = new LinkedHashMap<>();
		this.result.orders().forEach((order) -> oneOfEach.putIfAbsent(order.drift(), order));
		return oneOfEach;
	}

}
