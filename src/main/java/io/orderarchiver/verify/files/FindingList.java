package io.orderarchiver.verify.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.orderarchiver.files.Appended;
import io.orderarchiver.files.AppendedFile;
import io.orderarchiver.order.OrderFields;
import io.orderarchiver.order.RawValue;
import io.orderarchiver.verify.finding.FieldDifference;
import io.orderarchiver.verify.finding.FindingKind;
import io.orderarchiver.verify.finding.Judgement;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.jspecify.annotations.Nullable;

/** Findings as JSON, one a line; values are in canonical extended JSON. */
public final class FindingList {

	private static final JsonWriterSettings CANONICAL = JsonWriterSettings.builder()
		.outputMode(JsonMode.EXTENDED)
		.build();

	private final @Nullable Appended file;

	private final Values values;

	FindingList(@Nullable Appended file, Values values) {
		this.file = file;
		this.values = values;
	}

	/** Whether values, which may be personal, are in the list. */
	public enum Values {

		/** Only which fields are meant. */
		HIDDEN,

		SHOWN

	}

	/** Where the list goes. */
	public sealed interface Target {

		/**
		 * A file that holds what a run has found over all its executions.
		 *
		 * @param path where it is
		 */
		record InFile(Path path) implements Target {
		}

		/**
		 * A stream that gets the same when an execution ends.
		 *
		 * @param out is not closed
		 */
		record InStream(OutputStream out) implements Target {
		}

	}

	/**
	 * Makes sure that a list can be written, and that nothing of another run is in it.
	 * @param target where it goes
	 * @throws IOException if it cannot be written
	 */
	public static void begin(Target target) throws IOException {
		if (target instanceof Target.InFile list) {
			AppendedFile.open(list.path(), 0).close();
		}
	}

	/**
	 * Appends a finding.
	 * @param judgement whose finding it is
	 * @param kind what was found in the end
	 * @throws IOException if the disk does not take it
	 */
	public void add(Judgement judgement, FindingKind kind) throws IOException {
		if (this.file != null) {
			this.file.append((line(judgement, kind).toJson(CANONICAL) + "\n").getBytes(StandardCharsets.UTF_8));
		}
	}

	private BsonDocument line(Judgement judgement, FindingKind kind) {
		BsonArray fields = new BsonArray();
		judgement.differences().forEach((difference) -> fields.add(new BsonString(difference.field())));
		BsonDocument line = new BsonDocument(OrderFields.ID, judgement.id().toBson())
			.append(OrderFields.NUMBER, shown(judgement.key().number()))
			.append("kind", new BsonString(kind.name()))
			.append("fields", fields);
		return switch (this.values) {
			case HIDDEN -> line;
			case SHOWN -> line.append("values", values(judgement));
		};
	}

	private static BsonDocument values(Judgement judgement) {
		BsonDocument values = new BsonDocument();
		for (FieldDifference difference : judgement.differences()) {
			values.append(difference.field(), new BsonDocument("archived", shown(difference.archived()))
				.append("source", shown(difference.expected())));
		}
		return values;
	}

	private static BsonValue shown(@Nullable RawValue value) {
		return (value != null) ? value.toBson() : BsonNull.VALUE;
	}

}
