package io.orderarchiver.command.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.command.console.ConsoleFrame.Section;
import io.orderarchiver.archive.rejects.UnknownRejectException;
import io.orderarchiver.command.invocation.CommandFailure;
import io.orderarchiver.management.PageHandler;
import io.orderarchiver.management.PageRequest;
import io.orderarchiver.management.PageRequest.Method;
import io.orderarchiver.management.PageResponse;
import io.orderarchiver.run.history.RunRefusedException;
import io.orderarchiver.run.outcome.ExitStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessException;

/** Finds the page that is asked for. What a page throws becomes a page of a sentence. */
final class ConsolePages implements PageHandler {

	private static final Logger logger = LoggerFactory.getLogger(ConsolePages.class);

	private final ConsoleFrame frame;

	private final Map<String, PageHandler> assets;

	private final List<Page> pages;

	ConsolePages(ConsoleFrame frame, Map<String, PageHandler> assets, List<Page> pages) {
		this.frame = frame;
		this.assets = assets;
		this.pages = List.copyOf(pages);
	}

	/** A page, or several alike. */
	interface Page {

		Section section();

		/** Answers nothing if the path is none of its own. */
		Optional<PageResponse> show(PageRequest request);

		/** Answers nothing if there is no such form. */
		default Optional<PageResponse> submit(PageRequest request) {
			return Optional.empty();
		}

	}

	@Override
	public PageResponse answer(PageRequest request) {
		PageHandler asset = this.assets.get(request.path());
		if (asset != null) {
			return asset.answer(request);
		}
		return this.pages.stream()
			.flatMap((page) -> answer(page, request).stream())
			.findFirst()
			.orElseGet(() -> this.frame.message(404, Section.OVERVIEW, "There is no such page",
					"The console has no page of this address."));
	}

	/** The outermost edge of a page. */
	private Optional<PageResponse> answer(Page page, PageRequest request) {
		try {
			return (request.method() == Method.GET) ? page.show(request) : page.submit(request);
		}
		catch (DataAccessException ex) {
			logger.warn("The job repository did not answer for {}: {}", request.path(), ex.getClass().getSimpleName());
			return Optional.of(this.frame.message(503, page.section(), "The job repository does not answer",
					"The console tries again when this page is reloaded. To see what is wrong: order-archiver doctor"
							+ this.frame.site().option()));
		}
		catch (RuntimeException ex) {
			return Optional.of(failed(page, request, ex));
		}
	}

	private PageResponse failed(Page page, PageRequest request, RuntimeException failure) {
		CommandFailure told = CommandFailure.of(failure, this.frame.site());
		if (told.origin() == CommandFailure.Origin.UNEXPECTED) {
			logger.error("The page {} could not be made.", request.path(), failure);
			return this.frame.message(500, page.section(), "This page could not be made",
					"An error of this program: %s. Its log tells more.".formatted(told.message()));
		}
		if (failure instanceof RunRefusedException || failure instanceof UnknownRejectException) {
			return this.frame.message(404, page.section(), "Not found", told.message());
		}
		return this.frame.message((told.exitStatus() == ExitStatus.USAGE) ? 400 : 503, page.section(),
				"This cannot be shown", told.message());
	}

}
