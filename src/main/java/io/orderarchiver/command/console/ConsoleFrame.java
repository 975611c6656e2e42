package io.orderarchiver.command.console;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.orderarchiver.management.PageResponse;
import io.orderarchiver.report.PageTemplates;
import io.orderarchiver.report.Shown;
import io.orderarchiver.run.deployment.Site;

/** What is the same for all pages of a console. */
final class ConsoleFrame {

	private final PageTemplates templates = new PageTemplates();

	private final ConsoleKeys keys;

	private final Actions actions;

	private final Site site;

	private final Clock clock;

	ConsoleFrame(ConsoleKeys keys, Actions actions, Site site, Clock clock) {
		this.keys = keys;
		this.actions = actions;
		this.site = site;
		this.clock = clock;
	}

	/** What the navigation leads to. */
	enum Section {

		OVERVIEW("/", "Overview"), RUNS("/runs", "Runs"), REJECTS("/rejects", "Rejects"),
		FINDINGS("/findings", "Findings"), EXPLAIN("/explain", "Explain"), COMMANDS("/commands", "Commands");

		private final String path;

		private final String title;

		Section(String path, String title) {
			this.path = path;
			this.title = title;
		}

		String path() {
			return this.path;
		}

		String title() {
			return this.title;
		}

	}

	/**
	 * What a page says of itself.
	 *
	 * @param title what it is about
	 * @param section where it belongs
	 * @param live how it is kept up to date, if it is
	 */
	record Head(String title, Section section, Optional<Live> live) {

		static Head of(String title, Section section) {
			return new Head(title, section, Optional.empty());
		}

		Head live(String path, int seconds, String said) {
			return new Head(this.title, this.section, Optional.of(new Live(path, seconds, said)));
		}

	}

	/**
	 * How a page is kept up to date.
	 *
	 * @param path where its newer form is
	 * @param seconds how often that is looked at
	 * @param said what a screen reader says when it changes
	 */
	record Live(String path, int seconds, String said) {
	}

	PageResponse page(int status, Head head, String template, Object view) {
		Map<String, Object> model = new HashMap<>();
		model.put("frame", this);
		model.put("head", head);
		model.put("view", view);
		return PageResponse.html(status, this.templates.fill("command/console/" + template + ".jte", model));
	}

	PageResponse page(Head head, String template, Object view) {
		return page(200, head, template, view);
	}

	/** A page of a sentence: why there is no other. */
	PageResponse message(int status, Section section, String title, String sentence) {
		return page(status, Head.of(title, section), "message", Shown.text(sentence));
	}

	boolean allowsActions() {
		return this.actions == Actions.ALLOWED;
	}

	String formTokenName() {
		return ConsoleAccess.FORM_TOKEN;
	}

	String formToken() {
		return this.keys.form();
	}

	Site site() {
		return this.site;
	}

	String siteName() {
		return (this.site == Site.SIMULATION) ? "the simulation" : "the database of MONGODB_URI";
	}

	Instant now() {
		return this.clock.instant();
	}

	String time() {
		return Shown.time(now());
	}

}
