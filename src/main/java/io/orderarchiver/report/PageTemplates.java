package io.orderarchiver.report;

import java.util.Map;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;

/** The templates of pages, as the build has compiled them. */
public final class PageTemplates {

	/** That of the build, too. */
	private static final String PACKAGE = "io.orderarchiver";

	private final TemplateEngine engine = TemplateEngine.createPrecompiled(null, ContentType.Html,
			PageTemplates.class.getClassLoader(), PACKAGE);

	/**
	 * Fills a template with several parameters.
	 * @param template its path, with its extension
	 * @param model the parameters by their names
	 * @return HTML
	 */
	public String fill(String template, Map<String, Object> model) {
		TemplateOutput output = new StringOutput();
		this.engine.render(template, model, output);
		return output.toString();
	}

	/**
	 * Fills a template with its only parameter.
	 * @param template its path, with its extension
	 * @param model the parameter
	 * @return HTML
	 */
	public String fill(String template, Object model) {
		TemplateOutput output = new StringOutput();
		this.engine.render(template, model, output);
		return output.toString();
	}

}
