package io.orderarchiver.verify;

import java.io.IOException;

import io.orderarchiver.verify.files.Candidates.Candidate;
import io.orderarchiver.verify.finding.Judgement;

import org.springframework.batch.infrastructure.item.Chunk;
import org.springframework.batch.infrastructure.item.ItemWriter;

/**
 * Keeps what the backward pass finds. An order that was counted counts no more, though it
 * may be deleted since. What is said of orders of another {@code _id} than the row's does
 * not count yet.
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
				this.state.settleFirst(judgement);
			}
			for (Judgement judgement : page.ofOthers()) {
				this.state.files()
					.candidates()
					.add(new Candidate(judgement.key(), judgement.finding().orElseThrow(), 1));
			}
			this.state.read(page.size());
			this.listener.lookedAt(page.size());
		}
	}

}
