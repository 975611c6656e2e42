package io.orderarchiver.complete;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.stop.ReadAhead;
import io.orderarchiver.archive.stop.StopRequestedException;
import io.orderarchiver.archive.stop.StopSignal;
import io.orderarchiver.archive.stop.StoppableWork;
import io.orderarchiver.archive.strain.StrainWatch.Work;
import io.orderarchiver.archive.strain.StrainWatch;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.order.RawValue;
import org.jspecify.annotations.Nullable;

import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/** Yields incomplete archived orders, page by page, with what they get. */
class IncompleteOrderReader implements ItemStreamReader<CompletionPage> {

	private static final String POSITION = "complete.position";

	private final WorkList.Reader workList;

	private final Pace pace;

	private final ReadAhead<PreparedPage> pagesAhead;

	private long position;

	IncompleteOrderReader(WorkList.Reader workList, CompletionPreparation preparation, CompleteOptions options,
			Pace pace, StrainWatch strain, StopSignal stop) {
		this.workList = workList;
		this.pace = pace;
		this.pagesAhead = new ReadAhead<>(new StoppableWork("read-ahead", stop),
				() -> next(options.pageSizeOfPartition())
					.map((ids) -> new PreparedPage(prepare(ids.ids(), preparation, options.mode(), strain),
							ids.ids().size(), ids.positionBehind())));
		this.position = workList.position();
	}

	/** Where something is written, it is the time for that which counts. */
	private static CompletionPage prepare(List<RawValue> ids, CompletionPreparation preparation, ArchiveMode mode,
			StrainWatch strain) {
		return switch (mode) {
			case ARCHIVE -> preparation.prepare(ids);
			case DRY_RUN -> strain.time(Work.LOOK_UP, ids.size(), () -> preparation.prepare(ids));
		};
	}

	/** Where in the list a former execution came to. */
	static OptionalLong positionIn(ExecutionContext context) {
		return context.containsKey(POSITION) ? OptionalLong.of(context.getLong(POSITION)) : OptionalLong.empty();
	}

	private Optional<ListedPage> next(int most) {
		try {
			List<RawValue> ids = this.workList.next(most);
			return ids.isEmpty() ? Optional.empty() : Optional.of(new ListedPage(ids, this.workList.position()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of incomplete orders cannot be read", ex);
		}
	}

	@Override
	public @Nullable CompletionPage read() throws JobInterruptedException {
		try {
			PreparedPage page = this.pagesAhead.take().orElse(null);
			if (page == null) {
				return null;
			}
			this.pace.await(page.size());
			this.position = page.positionBehind();
			return page.page();
		}
		catch (StopRequestedException ex) {
			throw new JobInterruptedException("stopped on request");
		}
	}

	@Override
	public void update(ExecutionContext context) {
		context.putLong(POSITION, this.position);
	}

	@Override
	public void close() {
		this.pagesAhead.close();
		try {
			this.workList.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of incomplete orders cannot be closed", ex);
		}
	}

	/** A part of the list, and where in it the next one lies. */
	private record ListedPage(List<RawValue> ids, long positionBehind) {
	}

	/** A page that is ready, and where in the list the next one lies. */
	private record PreparedPage(CompletionPage page, int size, long positionBehind) {
	}

}
