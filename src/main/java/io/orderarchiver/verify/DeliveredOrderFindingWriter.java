package io.orderarchiver.verify;

import java.io.IOException;

import io.orderarchiver.verify.files.Candidates.Candidate;
import io.orderarchiver.verify.finding.Judgement;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/** Keeps what the forward pass finds; what may soon be otherwise does not count yet. */
class DeliveredOrderFindingWriter implements ItemWriter<JudgedPage> {

	private final VerifyState state;

	private final VerifyListener listener;

	DeliveredOrderFindingWriter(VerifyState state, VerifyListener listener) {
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
		if (judgement.needsAnotherLook()) {
			this.state.files().candidates().add(new Candidate(judgement.key(), judgement.finding().orElseThrow(), 1));
			this.state.files().seen().note(judgement.id(), judgement.finding());
		}
		else {
			this.state.settle(judgement);
		}
	}

}
