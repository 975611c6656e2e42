package io.orderarchiver.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.orderarchiver.report.Columns.Column;
import io.orderarchiver.report.Columns.Label;
import io.orderarchiver.report.Columns.Numbers;
import io.orderarchiver.run.record.OrderDays;
import io.orderarchiver.run.record.OrderDays.OrderDay;

/** Of which days, and of which hours, the archived orders are. */
final class OrderTimes {

	private final OrderDays days;

	private final List<Long> hours;

	OrderTimes(OrderDays days, List<Long> hours) {
		this.days = days;
		this.hours = hours;
	}

	boolean isEmpty() {
		return this.days.spans().isEmpty();
	}

	Columns byDay() {
		List<OrderDay> spans = this.days.spans();
		long first = spans.get(0).start();
		double whole = spans.get(spans.size() - 1).start() + this.days.days() - first;
		List<Column> columns = spans.stream()
			.map((span) -> new Column("%s: %s".formatted(name(span), orders(span)), (span.start() - first) / whole,
					(span.start() + this.days.days() - first) / whole, span.archived(), span.incomplete()))
			.toList();
		long highest = spans.stream().mapToLong(OrderDay::archived).max().orElse(0);
		return new Columns("days", "Archived orders by order day", dayDescription(), columns,
				Columns.scale((double) highest), edges(spans), List.of(), dayNumbers());
	}

	private List<Label> edges(List<OrderDay> spans) {
		List<Label> labels = new ArrayList<>(List.of(new Label(date(spans.get(0).start()), 0)));
		long end = spans.get(spans.size() - 1).start() + this.days.days() - 1;
		if (end != spans.get(0).start()) {
			labels.add(new Label(date(end), 1));
		}
		return labels;
	}

	private String name(OrderDay span) {
		return (this.days.days() == 1) ? date(span.start())
				: "%s to %s".formatted(date(span.start()), date(span.start() + this.days.days() - 1));
	}

	private static String date(long day) {
		return LocalDate.ofEpochDay(day).toString();
	}

	private static String orders(OrderDay span) {
		String incomplete = (span.incomplete() > 0)
				? ", %s of them incomplete".formatted(Shown.number(span.incomplete())) : "";
		return Shown.count(span.archived(), "order", "orders") + incomplete;
	}

	private String dayDescription() {
		OrderDay most = this.days.spans()
			.stream()
			.max((a, b) -> Long.compare(a.archived(), b.archived()))
			.orElseThrow();
		String undated = (this.days.undated() > 0)
				? " %s no date.".formatted(Shown.count(this.days.undated(), "order has", "orders have")) : "";
		return "The most are of %s: %s.%s".formatted(name(most), orders(most), undated);
	}

	private Numbers dayNumbers() {
		return new Numbers(List.of((this.days.days() == 1) ? "Day" : "Days", "Archived", "Incomplete"),
				this.days.spans()
					.stream()
					.map((span) -> List.of(name(span), Shown.number(span.archived()), Shown.number(span.incomplete())))
					.toList());
	}

	Columns byHour() {
		double whole = this.hours.size();
		List<Column> columns = IntStream.range(0, this.hours.size())
			.mapToObj((hour) -> new Column(
					"%02d:00: %s".formatted(hour, Shown.count(this.hours.get(hour), "order", "orders")), hour / whole,
					(hour + 1) / whole, this.hours.get(hour), 0))
			.toList();
		long highest = this.hours.stream().mapToLong(Long::longValue).max().orElse(0);
		List<Label> below = IntStream.of(0, 6, 12, 18, 24)
			.mapToObj((hour) -> new Label("%02d:00".formatted(hour), hour / whole))
			.toList();
		return new Columns("hours", "Archived orders by hour of the order", hourDescription(highest), columns,
				Columns.scale((double) highest), below, List.of(),
				new Numbers(List.of("Hour", "Archived"), hourRows()));
	}

	private String hourDescription(long highest) {
		int hour = this.hours.indexOf(highest);
		return "The most orders, %s, were ordered between %02d:00 and %02d:00.".formatted(Shown.number(highest), hour,
				hour + 1);
	}

	private List<List<String>> hourRows() {
		return IntStream.range(0, this.hours.size())
			.mapToObj((hour) -> List.of("%02d:00".formatted(hour), Shown.number(this.hours.get(hour))))
			.toList();
	}

}
