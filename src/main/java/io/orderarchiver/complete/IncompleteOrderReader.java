package io.orderarchiver.complete;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

import io.orderarchiver.archive.pace.Pace;
import io.orderarchiver.archive.pace.PacedReadAhead;
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

	private static final CompletionPage NOTHING = new CompletionPage(List.of(), CompletionTally.ZERO);

	private final WorkList.Reader workList;

	private final PacedReadAhead<ListedPage> pagesAhead;

	private long position;

	IncompleteOrderReader(WorkList.Reader workList, CompletionPreparation preparation, CompleteOptions options,
			Pace pace, StrainWatch strain, StopSignal stop) {
		this.workList = workList;
		UnaryOperator<ListedPage> prepare = (page) -> page
			.with(prepare(page.ids(), preparation, options.mode(), strain));
		this.pagesAhead = new PacedReadAhead<>(new StoppableWork("read-ahead", stop), pace,
				() -> next(options.pageSizeOfPartition()).map(prepare), (page) -> page.ids().size(), prepare);
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
			return ids.isEmpty() ? Optional.empty()
					: Optional.of(new ListedPage(ids, this.workList.position(), NOTHING));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The list of incomplete orders cannot be read", ex);
		}
	}

	@Override
	public @Nullable CompletionPage read() throws JobInterruptedException {
		try {
			ListedPage page = this.pagesAhead.take().orElse(null);
			if (page == null) {
				return null;
			}
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

	/** A part of the list, where in it the next one lies, and what its orders get. */
	private record ListedPage(List<RawValue> ids, long positionBehind, CompletionPage page) {

		ListedPage with(CompletionPage prepared) {
			return new ListedPage(this.ids, this.positionBehind, prepared);
		}

	}

}
