package io.orderarchiver.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A report as a reader has it: well-formed, or it is none. */
public final class Page {

	private final Document document;

	private Page(Document document) {
		this.document = document;
	}

	/** Reads a page. */
	public static Page of(String html) {
		try {
			return new Page(DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.parse(new InputSource(new StringReader(html))));
		}
		catch (SAXException | IOException | ParserConfigurationException ex) {
			throw new AssertionError("not well-formed: " + html, ex);
		}
	}

	/** The texts of all elements of a name. */
	public List<String> texts(String element) {
		return elements(element).stream().map((each) -> each.getTextContent().strip()).toList();
	}

	/** All that is to be read, style sheet apart. */
	public String text() {
		return this.document.getElementsByTagName("body").item(0).getTextContent();
	}

	/** Names and values of all attributes. */
	public List<String> attributes() {
		List<String> attributes = new ArrayList<>();
		for (Element element : elements("*")) {
			for (int i = 0; i < element.getAttributes().getLength(); i++) {
				Node attribute = element.getAttributes().item(i);
				attributes.add(attribute.getNodeName() + "=" + attribute.getNodeValue());
			}
		}
		return attributes;
	}

	List<Element> elements(String name) {
		NodeList nodes = this.document.getElementsByTagName(name);
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			elements.add((Element) nodes.item(i));
		}
		return elements;
	}

}
