package io.orderarchiver.management;

/** Answers requests for pages. It is called by several threads at once. */
@FunctionalInterface
public interface PageHandler {

	/**
	 * Answers one request.
	 * @param request what is asked for
	 * @return the answer
	 */
	PageResponse answer(PageRequest request);

}
