package io.orderarchiver.archive.indexes;

import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.mongo.PlainTemplate;
import org.bson.Document;

import org.springframework.data.domain.Sort.Direction;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.PartialIndexFilter;
import org.springframework.data.mongodb.core.query.Collation;

/**
 * Creates an index that is missing. Which ones are there, Spring Data is not asked: it
 * fails on what others write into a description.
 *
 * @param wanted how it shall be
 */
record NewIndex(WantedIndex wanted) {

	void create(ArchiveCollections collections) {
		Index index = new Index().named(this.wanted.name()).collation(Collation.simple());
		this.wanted.key().keySet().forEach((field) -> index.on(field, Direction.ASC));
		if (this.wanted.isIndispensable()) {
			index.unique();
		}
		if (!this.wanted.extent().partialFilter().isEmpty()) {
			index.partial(PartialIndexFilter.of(new Document(this.wanted.extent().partialFilter())));
		}
		PlainTemplate.over(collections.database()).indexOps(this.wanted.collection()).createIndex(index);
	}

}
