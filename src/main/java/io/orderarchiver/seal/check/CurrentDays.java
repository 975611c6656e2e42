package io.orderarchiver.seal.check;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import io.orderarchiver.archive.find.ArchivePages;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.order.CanonicalJson;
import io.orderarchiver.order.CompletionUndo;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.seal.DayFiles;
import io.orderarchiver.seal.Digests;
import io.orderarchiver.seal.SealDay;
import io.orderarchiver.seal.check.CurrentLine.Erasure;
import org.bson.RawBsonDocument;

/** Writes down the archive as it is now, in a file a day, with what it was before. */
final class CurrentDays {

	private final DayFiles files;

	private final Window window;

	private final ZoneId zone;

	private final Erasures erasures;

	CurrentDays(Path directory, Window window, ZoneId zone, Erasures erasures) {
		this.files = new DayFiles(directory);
		this.window = window;
		this.zone = zone;
		this.erasures = erasures;
	}

	void add(RawBsonDocument document) throws IOException {
		RawValue id = Objects.requireNonNull(RawValue.in(document, OrderFields.ID));
		String json = CanonicalJson.of(id);
		List<String> digests = new ArrayList<>(List.of(Digests.of(document)));
		Set<String> days = new LinkedHashSet<>();
		noteDay(document, days);
		for (RawBsonDocument former : CompletionUndo.of(document)) {
			digests.add(Digests.of(former));
			noteDay(former, days);
		}
		CurrentLine line = new CurrentLine(days.size(),
				this.erasures.name(id, json) ? Erasure.NAMED : Erasure.NOT_NAMED, digests, json);
		for (String day : days) {
			this.files.add(day, line.toString());
		}
	}

	private void noteDay(RawBsonDocument document, Set<String> days) {
		if (this.window.contains(ArchivePages.date(document))) {
			days.add(SealDay.of(document, this.zone));
		}
	}

	Set<String> finish() throws IOException {
		return this.files.finish();
	}

}
