package io.orderarchiver.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import io.orderarchiver.run.record.RecentMinutes;

/** Makes the overview of a watch: one page of numbers, which refreshes itself. */
public final class WatchOverview {

	private final PageTemplates templates = new PageTemplates();

	private final String styles = "\n" + RunReportPage.css();

	/**
	 * Makes the page.
	 * @param figures what it shows
	 * @return the page, to be sent in UTF-8
	 */
	public String html(WatchFigures figures) {
		return this.templates.fill("report/watch.jte",
				Map.of("watch", new WatchView(figures), "style", "<style>" + this.styles + "</style>"));
	}

	/**
	 * The picture of the last hour as a part of another page, which has the styles.
	 * @param minutes what was done in each minute
	 * @param start when the watch began
	 * @param now when the hour ends
	 * @return what stands in such a page
	 */
	public String hour(RecentMinutes minutes, Instant start, Instant now) {
		return this.templates.fill("report/columns.jte", new LastHour(minutes, start, now).picture());
	}

	/**
	 * By which a Content-Security-Policy knows the page's only style sheet.
	 * @return a hash source, without its quotation marks
	 */
	public String styleSource() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(this.styles.getBytes(StandardCharsets.UTF_8));
			return "sha256-" + Base64.getEncoder().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Each Java has SHA-256", ex);
		}
	}

}
