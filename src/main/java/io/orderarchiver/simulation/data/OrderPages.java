package io.orderarchiver.simulation.data;

import java.util.ArrayList;
import java.util.List;

import org.bson.BsonDocument;

/** All orders of a generation. */
public record OrderPages(OrderGenerator generator, int total, String collection) implements GeneratedPages {

	@Override
	public GeneratedPage pageAt(int position) {
		Tally tally = new Tally();
		List<BsonDocument> documents = new ArrayList<>(PAGE);
		for (int index = position; index < Math.min(position + PAGE, this.total); index++) {
			GeneratedOrder order = this.generator.order(index);
			tally.addOrder(order);
			documents.add(order.document());
		}
		return new GeneratedPage(this.collection, documents, tally);
	}

}
