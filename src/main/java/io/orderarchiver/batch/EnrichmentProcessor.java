package io.orderarchiver.batch;

import io.orderarchiver.order.Enrichment;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Makes archived orders of joined ones and marks the incomplete. */
final class EnrichmentProcessor implements ItemProcessor<ReadPage, EnrichedPage> {

	private final Enrichment enrichment;

	EnrichmentProcessor(Enrichment enrichment) {
		this.enrichment = enrichment;
	}

	@Override
	public EnrichedPage process(ReadPage item) {
		return new EnrichedPage(item.page(), item.page().orders().stream().map(this.enrichment::enrich).toList());
	}

}
