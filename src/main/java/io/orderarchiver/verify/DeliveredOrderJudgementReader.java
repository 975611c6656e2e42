package io.orderarchiver.verify;

import java.util.List;

import io.orderarchiver.archive.Measurements;
import io.orderarchiver.archive.Measurements.Stage;
import io.orderarchiver.archive.keys.KeyPage;
import io.orderarchiver.archive.keys.KeySource;
import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.stop.ReadAhead;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.strain.StrainWatch.Work;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.order.OrderKey;
import io.orderarchiver.step.partition.DateCheckpoint;
import io.orderarchiver.verify.files.SeenOrders;
import io.orderarchiver.verify.finding.Judgement;
import io.orderarchiver.verify.judge.ArchivedPage;
import io.orderarchiver.verify.judge.OrderJudge;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * The forward pass: judges delivered orders of a partition, page by page, in the key
 * ranges and with the checkpoint of the archive. While one page is judged, the archived
 * orders of the next and the keys of the one behind it are read.
 */
class DeliveredOrderJudgementReader implements ItemStreamReader<JudgedPage> {

	private final KeySource keys;

	private final Pace pace;

	private final SeenOrders seen;

	private final ReadAhead<KeyPage> keysAhead;

	private final ReadAhead<PageWithArchive> archivedAhead;

	private final ReadAhead<JudgedOrders> judgedAhead;

	private final DateCheckpoint checkpoint;

	DeliveredOrderJudgementReader(StepExecution step, KeySource keys, OrderJudge judge, Sampling sampling,
			SeenOrders seen, Measurements measurements, Pace pace, StrainWatch strain, StopSignal stop) {
		this.checkpoint = new DateCheckpoint(step);
		this.keys = keys;
		this.pace = pace;
		this.seen = seen;
		this.keysAhead = new ReadAhead<>(new StoppableWork("read-keys", stop),
				() -> measurements.time(Stage.KEYS, keys::next));
		this.archivedAhead = new ReadAhead<>(new StoppableWork("read-archive", stop),
				() -> this.keysAhead.take()
					.map((page) -> new PageWithArchive(
							measurements.time(Stage.KNOWN, () -> judge.findArchived(drawn(page, sampling))),
							page.checkpoint())));
		this.judgedAhead = new ReadAhead<>(new StoppableWork("judge", stop),
				() -> this.archivedAhead.take()
					.map((page) -> new JudgedOrders(
							measurements.time(Stage.LOOKUP,
									() -> strain.time(Work.LOOK_UP, page.archived().keys().size(),
											() -> judge.judge(page.archived()))),
							page.archived().keys().size(), page.checkpoint())));
	}

	/** What was looked at before a resume need not be looked at again. */
	private List<OrderKey> drawn(KeyPage page, Sampling sampling) {
		return page.keys()
			.stream()
			.filter((key) -> sampling.draws(key.id()) && this.seen.find(key.id()).isEmpty())
			.toList();
	}

	@Override
	public void open(ExecutionContext context) {
		this.checkpoint.open(context);
	}

	@Override
	public @Nullable JudgedPage read() throws JobInterruptedException {
		try {
			JudgedOrders page = this.judgedAhead.take().orElse(null);
			if (page == null) {
				return null;
			}
			this.pace.await(page.size());
			this.checkpoint.moveTo(page.checkpoint());
			return new JudgedPage(page.size(), page.judgements(), List.of());
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	@Override
	public void update(ExecutionContext context) {
		this.checkpoint.update(context);
	}

	@Override
	public void close() {
		this.judgedAhead.close();
		this.archivedAhead.close();
		this.keysAhead.close();
		this.keys.close();
	}

	/** The checkpoint is that of its keys. */
	private record PageWithArchive(ArchivedPage archived, @Nullable Long checkpoint) {
	}

	/** The checkpoint is that of its keys. */
	private record JudgedOrders(List<Judgement> judgements, int size, @Nullable Long checkpoint) {
	}

}
