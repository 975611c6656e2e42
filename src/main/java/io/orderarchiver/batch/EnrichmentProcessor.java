package io.orderarchiver.batch;

import io.orderarchiver.archive.page.OrderPage;
import io.orderarchiver.order.ArchivedOrder;
import io.orderarchiver.order.Enrichment;
import io.orderarchiver.order.JoinedOrder;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Makes archived orders of joined ones and marks the incomplete. */
final class EnrichmentProcessor implements ItemProcessor<OrderPage<JoinedOrder>, OrderPage<ArchivedOrder>> {

	private final Enrichment enrichment;

	EnrichmentProcessor(Enrichment enrichment) {
		this.enrichment = enrichment;
	}

	@Override
	public OrderPage<ArchivedOrder> process(OrderPage<JoinedOrder> page) {
		return page.map(this.enrichment::enrich);
	}

}
