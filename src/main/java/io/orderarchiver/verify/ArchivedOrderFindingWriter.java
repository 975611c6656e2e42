package io.orderarchiver.verify;

import java.io.IOException;
import java.util.Optional;

import io.orderarchiver.verify.files.SeenOrders.Seen;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Keeps what the backward pass finds. An order that the forward pass has counted counts
 * no more, though it may be deleted since; unless a second archived order of it is found.
 */
class ArchivedOrderFindingWriter implements ItemWriter<JudgedPage> {

	private final VerifyState state;

	private final VerifyListener listener;

	ArchivedOrderFindingWriter(VerifyState state, VerifyListener listener) {
		this.state = state;
		this.listener = listener;
	}

	@Override
	public void write(Chunk<? extends JudgedPage> chunk) throws IOException {
		for (JudgedPage page : chunk) {
			for (Judgement judgement : page.judgements()) {
				keep(judgement);
			}
			this.listener.lookedAt(page.size());
		}
	}

	private void keep(Judgement judgement) throws IOException {
		Optional<Seen> seen = this.state.files().seen().find(judgement.id());
		if (seen.isEmpty()) {
			this.state.settle(judgement);
			return;
		}
		Optional<FindingKind> before = seen.get().finding();
		boolean misplaced = judgement.finding().filter(FindingKind.MISPLACED::equals).isPresent();
		if (misplaced && !before.equals(judgement.finding())) {
			this.state.settleAnew(judgement, before);
		}
	}

}
