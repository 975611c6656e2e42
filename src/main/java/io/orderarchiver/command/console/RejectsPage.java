package io.orderarchiver.command.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.orderarchiver.archive.RejectReason;
import io.orderarchiver.archive.rejects.KeptReject;
import io.orderarchiver.archive.rejects.KeptRejects;
import io.orderarchiver.archive.rejects.RejectSelection;
import io.orderarchiver.command.console.ConsoleFrame.Head;
import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.command.console.ConsolePages.Page;
import io.orderarchiver.command.invocation.ReasonMeaning;
import io.orderarchiver.command.rejects.RejectAdvice;
import io.orderarchiver.command.terminal.Printable;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.Shown;
import io.orderarchiver.run.settings.ConfigurationException;

/** Rejects by reason, with nothing of their orders but the number. */
final class RejectsPage implements Page {

	private static final int MOST = 200;

	private final ConsoleFrame frame;

	private final ConsoleOrders orders;

	RejectsPage(ConsoleFrame frame, ConsoleOrders orders) {
		this.frame = frame;
		this.orders = orders;
	}

	/** How many there are of a reason, and what that means. */
	record Reason(String name, String count, String meaning) {
	}

	/** A reject in a row; the word names it, and none other. */
	record Line(String word, String number, String reason, String run, String lastRun, String attempts, String first,
			String last) {

		static Line of(KeptReject reject) {
			return new Line(RejectAdvice.word(reject), Shown.name(Printable.number(reject)),
					Shown.text(reject.reason()), Long.toString(reject.run()), Long.toString(reject.lastRun()),
					Shown.number(reject.attempts()), reject.firstRejectedAt().map(Shown::time).orElse("–"),
					reject.lastRejectedAt().map(Shown::time).orElse("–"));
		}

		String address() {
			return "/rejects/reject?id=" + URLEncoder.encode(this.word, StandardCharsets.UTF_8);
		}

	}

	/**
	 * What the template reads.
	 *
	 * @param collection what the store is called
	 * @param target where it is
	 * @param reasons all there may be
	 * @param reason the one that is wanted, or empty
	 * @param run of which run, or empty
	 * @param counts by reason
	 * @param total how many those are
	 * @param lines the first of them
	 */
	record View(String collection, String target, List<String> reasons, String reason, String run, List<Reason> counts,
			long total, List<Line> lines) {

		String shown() {
			return (this.lines.size() < this.total)
					? "Shown are the first %d of %s.".formatted(this.lines.size(), Shown.number(this.total)) : "";
		}

	}

	@Override
	public Section section() {
		return Section.REJECTS;
	}

	@Override
	public Optional<PageResponse> show(PageRequest request) {
		return request.path().equals(Section.REJECTS.path()) ? Optional.of(page(request)) : Optional.empty();
	}

	private PageResponse page(PageRequest request) {
		return this.orders.ask((opened) -> page(request, opened));
	}

	private PageResponse page(PageRequest request, ConsoleOrders.Opened opened) {
		Optional<RejectReason> reason = request.parameter("reason").flatMap(RejectsPage::reason);
		Optional<String> run = request.parameter("run");
		run.filter((text) -> !text.matches("\\d{1,18}")).ifPresent((text) -> {
			throw new ConfigurationException("A run has a number, like 12; this is none: '%s'.".formatted(text));
		});
		RejectSelection selection = new RejectSelection(Optional.empty(), reason,
				run.map((text) -> OptionalLong.of(Long.parseLong(text))).orElse(OptionalLong.empty()));
		KeptRejects kept = opened.rejects();
		Map<String, Long> found = kept.countByReason(selection);
		List<Reason> counts = found.entrySet()
			.stream()
			.map((count) -> new Reason(Shown.text(count.getKey()), Shown.number(count.getValue()),
					ReasonMeaning.of(count.getKey())))
			.toList();
		List<Line> lines = kept.list(selection, MOST).stream().map(Line::of).toList();
		long total = found.values().stream().mapToLong(Long::longValue).sum();
		View view = new View(this.orders.names().rejects(), opened.target(),
				Arrays.stream(RejectReason.values()).map(RejectReason::name).toList(),
				reason.map(RejectReason::name).orElse(""), run.orElse(""), counts, total, lines);
		return this.frame.page(Head.of("Rejects", Section.REJECTS), "rejects", view);
	}

	private static Optional<RejectReason> reason(String text) {
		return Arrays.stream(RejectReason.values()).filter((reason) -> reason.name().equals(text)).findFirst();
	}

}
