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
			this.state.read(page.size());
			this.listener.lookedAt(page.size());
		}
	}

	/**
	 * A key can lie in two ranges, be read again after a resume, or have another date by
	 * now.
	 */
	private void keep(Judgement judgement) throws IOException {
		if (!judgement.needsAnotherLook()) {
			this.state.settleFirst(judgement);
		}
		else if (this.state.files().seen().noteFirst(judgement.id(), judgement.finding())) {
			this.state.files().candidates().add(new Candidate(judgement.key(), judgement.finding().orElseThrow(), 1));
		}
	}

}
