package io.orderarchiver.command.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.archive.rejects.OrderState;
import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.command.invocation.ReasonMeaning;
import io.orderarchiver.command.rejects.RejectAdvice;
import io.orderarchiver.command.terminal.Json;
import io.orderarchiver.command.terminal.OrderJson;
import io.orderarchiver.command.terminal.Printable;
import io.orderarchiver.command.terminal.ShellWord;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.report.Shown;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A reject, and what to do about it. What holds personal data is shown on a click alone,
 * and that is logged.
 */
final class RejectPage implements Page {

	private static final Logger logger = LoggerFactory.getLogger(RejectPage.class);

	private static final String PATH = "/rejects/reject";

	/** What a browser shows without effort. */
	private static final int MOST_CHARACTERS = 200_000;

	private static final Map<String, List<String>> ACTIONS = Map.of("/rejects/retry",
			List.of("rejects", "retry", "--no-progress"), "/rejects/drop",
			List.of("rejects", "drop", "--yes", "--no-progress"));

	private final ConsoleFrame frame;

	private final ConsoleOrders orders;

	private final ProgramCommands commands;

	RejectPage(ConsoleFrame frame, ConsoleOrders orders, ProgramCommands commands) {
		this.frame = frame;
		this.orders = orders;
		this.commands = commands;
	}

	/** Whether personal data are shown. */
	private enum Personal {

		HIDDEN, SHOWN

	}

	/**
	 * What the template reads.
	 *
	 * @param line the reject in a row
	 * @param meaning what its reason means
	 * @param stage where on its way it was rejected
	 * @param orderNow what has become of the order
	 * @param advice what to do
	 * @param isLastCopy whether the order is deleted
	 * @param personal the error and the order, if they are to be shown
	 */
	record View(RejectsPage.Line line, String meaning, String stage, String orderNow, String advice, boolean isLastCopy,
			Optional<PersonalData> personal) {
	}

	/** What may be personal. */
	record PersonalData(String error, String order) {
	}

	@Override
	public Section section() {
		return Section.REJECTS;
	}

	@Override
	public Optional<PageResponse> show(PageRequest request) {
		return request.path().equals(PATH) ? Optional.of(page(id(request), Personal.HIDDEN)) : Optional.empty();
	}

	@Override
	public Optional<PageResponse> submit(PageRequest request) {
		if (request.path().equals(PATH)) {
			return Optional.of(page(id(request), Personal.SHOWN));
		}
		List<String> command = ACTIONS.get(request.path());
		return (command != null) ? Optional.of(type(command, id(request))) : Optional.empty();
	}

	private static String id(PageRequest request) {
		return request.parameter("id")
			.orElseThrow(() -> new ConfigurationException("This address names no reject: see the list of rejects."));
	}

	private PageResponse type(List<String> command, String id) {
		List<String> words = new ArrayList<>(command.subList(0, 2));
		words.add(this.orders.ask((opened) -> RejectAdvice.word(find(id, opened))));
		words.addAll(command.subList(2, command.size()));
		return CommandsPage.type(this.frame, this.commands, section(), words);
	}

	private static KeptReject find(String id, ConsoleOrders.Opened opened) {
		RawValue found = opened.rejectNames().find(List.of(id)).get(0);
		return opened.rejects()
			.find(found)
			.orElseThrow(() -> new ConfigurationException(
					"The reject '%s' has just left the store: it was archived or dropped.".formatted(id)));
	}

	private PageResponse page(String id, Personal personal) {
		return this.orders.ask((opened) -> {
			KeptReject reject = find(id, opened);
			return page(reject, opened.rejects().orderState(reject.key().id()), personal);
		});
	}

	private PageResponse page(KeptReject reject, OrderState state, Personal personal) {
		boolean simulation = this.frame.site() == Site.SIMULATION;
		View view = new View(RejectsPage.Line.of(reject), ReasonMeaning.of(reject.reason()), Shown.text(reject.stage()),
				switch (state) {
					case DELIVERED -> "delivered";
					case NOT_DELIVERED -> "no longer delivered";
					case DELETED -> "deleted; the store has its last copy";
				}, Shown.text(new RejectAdvice(reject, state, this.orders.names(), simulation).text()),
				state == OrderState.DELETED, personal(reject, personal));
		return this.frame.page(Head.of("Reject", Section.REJECTS), "reject", view);
	}

	private Optional<PersonalData> personal(KeptReject reject, Personal personal) {
		if (personal == Personal.HIDDEN) {
			return Optional.empty();
		}
		logger.info("From the console: the rejected order {} was shown with its personal data.",
				Printable.line(RejectAdvice.word(reject)));
		return Optional.of(new PersonalData(Shown.text(reject.error()), order(reject)));
	}

	private String order(KeptReject reject) {
		String json = reject.order()
			.map((order) -> Json.pretty(OrderJson.extended(order)))
			.orElse("It was not kept here: it is too large, or was deleted by then.");
		return Shown.text((json.length() <= MOST_CHARACTERS) ? json
				: "%s%n… (%s more characters; all of it: order-archiver rejects show %s%s)".formatted(
						json.substring(0, MOST_CHARACTERS), Shown.number(json.length() - MOST_CHARACTERS),
						ShellWord.of(RejectAdvice.word(reject)), this.frame.site().option()));
	}

}
