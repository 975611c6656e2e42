package io.orderarchiver.verify;

import java.util.List;

import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.stop.ReadAhead;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.strain.StrainWatch.Work;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.verify.finding.Judgement;
import io.orderarchiver.verify.judge.ArchivedOrderJudge;
import io.orderarchiver.verify.judge.ArchivedOrderJudge.Judgements;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * The backward pass: judges archived orders of a partition, page by page, in the order of
 * their {@code _id}.
 */
class ArchivedOrderJudgementReader implements ItemStreamReader<JudgedPage> {

	private static final String CHECKPOINT = "verify.archive.checkpoint";

	private final ArchivePages archive;

	private final Pace pace;

	private final ReadAhead<ArchivePages.Page> pagesAhead;

	private final ReadAhead<Judged> judgedAhead;

	private @Nullable String checkpoint;

	ArchivedOrderJudgementReader(ArchivePages archive, ArchivedOrderJudge judge, VerifyOptions options, Pace pace,
			StrainWatch strain, StopSignal stop) {
		this.archive = archive;
		this.pace = pace;
		this.pagesAhead = new ReadAhead<>(new StoppableWork("read-archive", stop), archive::next);
		this.judgedAhead = new ReadAhead<>(new StoppableWork("judge", stop), () -> this.pagesAhead.take()
			.map((page) -> strain.time(Work.COMPARE, page.documents().size(), () -> judge(page, judge, options))));
	}

	static @Nullable String checkpointIn(ExecutionContext context) {
		return context.containsKey(CHECKPOINT) ? context.getString(CHECKPOINT) : null;
	}

	private static Judged judge(ArchivePages.Page page, ArchivedOrderJudge judge, VerifyOptions options) {
		List<RawBsonDocument> inWindow = page.documents()
			.stream()
			.filter((document) -> options.window().contains(ArchivePages.date(document)))
			.toList();
		Judgements judgements = judge.judge(inWindow);
		return new Judged(new JudgedPage(page.documents().size(), drawn(judgements.own(), options),
				drawn(judgements.ofOthers(), options)), page.checkpoint());
	}

	private static List<Judgement> drawn(List<Judgement> judgements, VerifyOptions options) {
		return judgements.stream().filter((judgement) -> options.sampling().draws(judgement.id())).toList();
	}

	@Override
	public void open(ExecutionContext context) {
		this.checkpoint = checkpointIn(context);
	}

	@Override
	public @Nullable JudgedPage read() throws JobInterruptedException {
		try {
			Judged judged = this.judgedAhead.take().orElse(null);
			if (judged == null) {
				return null;
			}
			this.pace.await(judged.page().size());
			this.checkpoint = judged.checkpoint();
			return judged.page();
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	@Override
	public void update(ExecutionContext context) {
		if (this.checkpoint != null) {
			context.putString(CHECKPOINT, this.checkpoint);
		}
	}

	@Override
	public void close() {
		this.judgedAhead.close();
		this.pagesAhead.close();
		this.archive.close();
	}

	/** The checkpoint is that behind the page. */
	private record Judged(JudgedPage page, @Nullable String checkpoint) {
	}

}
