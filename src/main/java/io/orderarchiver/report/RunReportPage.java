package io.orderarchiver.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the report of a run, or of several: one page of HTML that needs nothing else, and
 * asks nobody for anything.
 */
public final class RunReportPage {

	private final PageTemplates templates = new PageTemplates();

	private final Instant now;

	/**
	 * Creates the maker.
	 * @param now when the report is made; until then a living run is counted
	 */
	public RunReportPage(Instant now) {
		this.now = now;
	}

	/**
	 * Makes the report.
	 * @param runs one run, or several in the order of their start
	 * @return the page, to be written in UTF-8
	 */
	public String html(List<ReportedRun> runs) {
		String style = "<style>\n" + css() + "</style>";
		return (runs.size() == 1)
				? this.templates.fill("report/run.jte",
						Map.of("run", new RunView(runs.get(0), this.now), "style", style))
				: this.templates.fill("report/runs.jte", Map.of("runs", new RunsView(runs, this.now), "style", style));
	}

	/**
	 * The report of one run as a part of another page, which has the styles.
	 * @param run the run
	 * @return what stands in such a page
	 */
	public String story(ReportedRun run) {
		return this.templates.fill("report/story.jte", new RunView(run, this.now));
	}

	/**
	 * The styles of a report.
	 * @return what a style sheet has
	 * @throws UncheckedIOException if the program is not whole
	 */
	public static String css() {
		try (InputStream css = Objects.requireNonNull(RunReportPage.class.getResourceAsStream("report.css"))) {
			return new String(css.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The styles of a report cannot be read", ex);
		}
	}

}
