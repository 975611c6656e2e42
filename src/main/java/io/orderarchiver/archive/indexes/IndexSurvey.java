package io.orderarchiver.archive.indexes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.indexes.WantedIndex.Need;
import org.bson.BsonDocument;

/** Looks at the indexes that {@link ArchiveIndexes} would create, and creates none. */
public final class IndexSurvey {

	private final ArchiveCollections collections;

	/**
	 * Creates the survey.
	 * @param collections where orders and archive are
	 */
	public IndexSurvey(ArchiveCollections collections) {
		this.collections = collections;
	}

	/**
	 * What is there.
	 * @return the wanted indexes, the indispensable one first
	 */
	public List<WantedIndex> look() {
		List<WantedIndex> wanted = new ArrayList<>();
		wanted.add(ofArchive());
		wanted.addAll(ofOrders());
		return wanted;
	}

	WantedIndex ofArchive() {
		return FoundIndexes.in(this.collections.archive()).wanted(ArchiveIndexes.NUMBER, Need.INDISPENSABLE);
	}

	WantedIndex ofIncomplete() {
		return FoundIndexes.in(this.collections.archive())
			.wanted(ArchiveIndexes.INCOMPLETE, ArchiveIndexes.INCOMPLETE_ALONE);
	}

	List<WantedIndex> ofOrders() {
		FoundIndexes found = FoundIndexes.in(this.collections.orders());
		return Stream.of(ArchiveIndexes.STATUS, ArchiveIndexes.DATE, ArchiveIndexes.COVERING)
			.map((key) -> found.wanted(key, Need.FASTER))
			.toList();
	}

	/**
	 * Indexes of the archive that make archived orders vanish, or make rejects.
	 * @return those that are there, none without the right to list indexes
	 */
	public List<HarmfulIndex> harmful() {
		MongoCollection<BsonDocument> archive = this.collections.archive();
		String name = archive.getNamespace().getCollectionName();
		List<HarmfulIndex> harmful = new ArrayList<>();
		for (FoundIndex index : FoundIndexes.in(archive).found()) {
			if (index.expiry().isPresent()) {
				harmful.add(HarmfulIndex.expiring(name, this.collections.names().orders(), index));
			}
			if (index.hasKey(ArchiveIndexes.NUMBER) && index.isUnique() && !index.isSimple()) {
				harmful.add(HarmfulIndex.narrow(name, index));
			}
		}
		return harmful;
	}

	/**
	 * Order numbers that the archive holds more than once, which its unique index cannot
	 * be built over.
	 * @param among how many archived orders are looked at
	 * @return the first ten, with how often each is there
	 */
	public List<String> doubles(int among) {
		return new DoubleNumbers(this.collections.archive()).among(among);
	}

}
