package io.orderarchiver.report;

import java.time.Instant;
import java.util.List;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/**
 * Makes the report of a run, or of several: one page of HTML that needs nothing else, and
 * asks nobody for anything.
 */
public final class RunReportPage {

	private final TemplateEngine templates = TemplateEngine.createPrecompiled(null, ContentType.Html,
			RunReportPage.class.getClassLoader(), RunReportPage.class.getPackageName());

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
		TemplateOutput output = new StringOutput();
		if (runs.size() == 1) {
			this.templates.render("run.jte", new RunView(runs.get(0), this.now), output);
		}
		else {
			this.templates.render("runs.jte", new RunsView(runs, this.now), output);
		}
		return output.toString();
	}

}
