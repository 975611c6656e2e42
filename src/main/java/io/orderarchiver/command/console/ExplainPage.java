package io.orderarchiver.command.console;

import java.util.List;
import java.util.Optional;

import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.command.explain.ExplainedOrder;
import io.orderarchiver.command.terminal.ShellWord;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.Shown;

/** What has become of an order, and why. */
final class ExplainPage implements Page {

	/** Whoever looks through more takes minutes of a production cluster's time. */
	private static final long MOST_LOOKED_THROUGH = 100_000;

	private static final int LONGEST = 1000;

	private final ConsoleFrame frame;

	private final ConsoleOrders orders;

	ExplainPage(ConsoleFrame frame, ConsoleOrders orders) {
		this.frame = frame;
		this.orders = orders;
	}

	/** The story of an order. */
	record Story(String name, String id, List<String> sentences, List<String> next) {

		static Story of(ExplainedOrder order) {
			String number = order.number();
			String id = order.id();
			return new Story(Shown.name((number != null) ? number : order.asked()),
					(id != null) ? Shown.name(id) : "no such order", order.story().stream().map(Shown::text).toList(),
					order.next().stream().map(Shown::text).toList());
		}

	}

	/**
	 * What the template reads.
	 *
	 * @param asked what was typed, or nothing
	 * @param problem why it cannot be answered here, if it cannot
	 * @param stories what there is
	 */
	record View(String asked, Optional<String> problem, List<Story> stories) {
	}

	@Override
	public Section section() {
		return Section.EXPLAIN;
	}

	@Override
	public Optional<PageResponse> show(PageRequest request) {
		return request.path().equals(Section.EXPLAIN.path()) ? Optional.of(page(request.parameter("order")))
				: Optional.empty();
	}

	private PageResponse page(Optional<String> asked) {
		try {
			List<Story> stories = asked.map(this::explained).orElse(List.of());
			return page(200, new View(Shown.text(asked.orElse("")), Optional.empty(), stories));
		}
		catch (TooMuchException ex) {
			return page(400,
					new View(Shown.name(asked.orElse("")), Optional.of(Shown.text(ex.getMessage())), List.of()));
		}
	}

	private PageResponse page(int status, View view) {
		return this.frame.page(status, Head.of("Explain", Section.EXPLAIN), "explain", view);
	}

	/** It is left to the command. */
	private static final class TooMuchException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final String sentence;

		private TooMuchException(String sentence) {
			super(sentence);
			this.sentence = sentence;
		}

		@Override
		public String getMessage() {
			return this.sentence;
		}

	}

	private List<Story> explained(String asked) {
		if (asked.length() > LONGEST) {
			throw new TooMuchException("An order's number or _id has %d characters at most here, but this has %d."
				.formatted(LONGEST, asked.length()));
		}
		return this.orders.ask((opened) -> opened.explanations()
			.of(asked, (orders) -> requireFew(asked, orders))
			.stream()
			.map(Story::of)
			.toList());
	}

	private void requireFew(String asked, long orders) {
		if (orders > MOST_LOOKED_THROUGH) {
			throw new TooMuchException(("'%s' is no _id, and no number of an archived order or a reject. To look"
					+ " through %s orders for it, type: order-archiver explain %s%s")
				.formatted(asked, Shown.number(orders), ShellWord.of(asked), this.frame.site().option()));
		}
	}

}
