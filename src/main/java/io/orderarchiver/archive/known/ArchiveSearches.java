package io.orderarchiver.archive.known;

/**
 * The two searches by which a page of keys is sifted before its orders are joined: for
 * the {@code _id}s that this tool archived, and for the numbers that another one did.
 * Where a search only ever finds nothing it is left out after a while, and the unique
 * indexes, which refuse an order that is archived already, call both back.
 */
public final class ArchiveSearches {

	private final UsefulSearch byId;

	private final UsefulSearch byNumber;

	private ArchiveSearches(UsefulSearch byId, UsefulSearch byNumber) {
		this.byId = byId;
		this.byNumber = byNumber;
	}

	/**
	 * For a run that inserts nothing, and so is never refused.
	 * @return both searches for each page
	 */
	public static ArchiveSearches always() {
		return new ArchiveSearches(UsefulSearch.always(), UsefulSearch.always());
	}

	/**
	 * For a run whose writer tells what was refused.
	 * @return each search while it finds something
	 */
	public static ArchiveSearches whileUseful() {
		return new ArchiveSearches(UsefulSearch.whileUseful(), UsefulSearch.whileUseful());
	}

	UsefulSearch byId() {
		return this.byId;
	}

	UsefulSearch byNumber() {
		return this.byNumber;
	}

	/** An order was refused that a search might have found. */
	public void missedOne() {
		this.byId.callBack();
		this.byNumber.callBack();
	}

}
