package io.orderarchiver.simulation.data;

/** A sequence of documents that can be read from any position. */
public interface GeneratedPages {

	/** Documents a page, at most. */
	int PAGE = 1000;

	/** How many documents there are. */
	int total();

	/** The page that begins with the document at a position below the total. */
	GeneratedPage pageAt(int position);

}
