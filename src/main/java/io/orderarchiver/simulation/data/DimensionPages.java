package io.orderarchiver.simulation.data;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Dimension;
import org.bson.BsonDocument;

/** All dimensions, one after the other; a page holds documents of one of them. */
public record DimensionPages(DimensionGenerator generator, CollectionNames names) implements GeneratedPages {

	@Override
	public int total() {
		return Stream.of(Dimension.values()).mapToInt(this.generator::count).sum();
	}

	@Override
	public GeneratedPage pageAt(int position) {
		int from = position;
		for (Dimension dimension : Dimension.values()) {
			int count = this.generator.count(dimension);
			if (from < count) {
				return page(dimension, from, Math.min(from + PAGE, count));
			}
			from -= count;
		}
		throw new IllegalArgumentException("no document at " + position + " of " + total());
	}

	private GeneratedPage page(Dimension dimension, int from, int to) {
		List<BsonDocument> documents = IntStream.range(from, to)
			.mapToObj((index) -> this.generator.document(dimension, index))
			.toList();
		return new GeneratedPage(this.names.of(dimension), documents, new Tally());
	}

}
