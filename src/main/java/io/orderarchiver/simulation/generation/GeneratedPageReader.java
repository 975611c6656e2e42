package io.orderarchiver.simulation.generation;

import io.orderarchiver.simulation.data.DataSet;
import io.orderarchiver.simulation.data.GeneratedPage;
import io.orderarchiver.simulation.data.GeneratedPages;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.batch.infrastructure.item.ItemStreamException;
import org.springframework.batch.infrastructure.item.ItemStreamReader;

/**
 * Reads pages from the position that the last execution saved. The position counts
 * documents, which is safe here and nowhere else: generated documents do not change.
 */
final class GeneratedPageReader implements ItemStreamReader<GeneratedPage> {

	private static final String POSITION = "position";

	private static final String DATA_SET = "dataSet";

	private final GeneratedPages pages;

	private final DataSet dataSet;

	private int position;

	GeneratedPageReader(GeneratedPages pages, DataSet dataSet) {
		this.pages = pages;
		this.dataSet = dataSet;
	}

	@Override
	public void open(ExecutionContext context) {
		String begun = context.getString(DATA_SET, this.dataSet.name());
		if (!begun.equals(this.dataSet.name())) {
			throw new ItemStreamException("This generation was begun with other options: its orders are numbered "
					+ begun + ", not " + this.dataSet.name());
		}
		this.position = context.getInt(POSITION, 0);
	}

	@Override
	public @Nullable GeneratedPage read() {
		if (this.position >= this.pages.total()) {
			return null;
		}
		GeneratedPage page = this.pages.pageAt(this.position);
		this.position += page.documents().size();
		return page;
	}

	@Override
	public void update(ExecutionContext context) {
		context.putString(DATA_SET, this.dataSet.name());
		context.putInt(POSITION, this.position);
	}

}
