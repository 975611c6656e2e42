package io.orderarchiver.command.simulate;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.page.PageStorage.StoredPage;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.run.RunListener;
import io.orderarchiver.run.RunStart;
import org.bson.BsonDocument;

/** Remembers archived orders to show: two complete ones and an incomplete one. */
final class DemoOrders implements RunListener {

	private static final int COMPLETE = 2;

	private static final int INCOMPLETE = 1;

	private final List<BsonDocument> complete = new ArrayList<>();

	private final List<BsonDocument> incomplete = new ArrayList<>();

	@Override
	public void starting(RunStart start) {
	}

	@Override
	public void pageStored(StoredPage page) {
		for (ArchivedOrder order : page.archived()) {
			List<BsonDocument> kind = order.isIncomplete() ? this.incomplete : this.complete;
			if (kind.size() < (order.isIncomplete() ? INCOMPLETE : COMPLETE)) {
				kind.add(order.document());
			}
		}
	}

	List<BsonDocument> shown() {
		List<BsonDocument> shown = new ArrayList<>(this.complete);
		shown.addAll(this.incomplete);
		return shown;
	}

}
