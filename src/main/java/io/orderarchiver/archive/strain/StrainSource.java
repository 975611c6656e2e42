package io.orderarchiver.archive.strain;

/** One thing by which strain shows. */
@FunctionalInterface
public interface StrainSource {

	/**
	 * Looks.
	 * @return what there is to be seen now; no strain where it cannot be seen
	 */
	Strain look();

}
