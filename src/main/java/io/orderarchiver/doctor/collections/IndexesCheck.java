package io.orderarchiver.doctor.collections;

import java.util.ArrayList;
import java.util.List;

import io.orderarchiver.archive.indexes.ArchiveIndexes.Creation;
import io.orderarchiver.archive.indexes.IndexSurvey;
import io.orderarchiver.archive.indexes.WantedIndex;
import io.orderarchiver.archive.indexes.WantedIndex.Presence;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.doctor.server.MongoCheck;
import io.orderarchiver.doctor.server.MongoShell;
import io.orderarchiver.doctor.server.ConnectedServer;

/** Whether the indexes are there, and what keeps them from being created. */
public final class IndexesCheck implements MongoCheck {

	/** A group of so many numbers fits into the server's memory. */
	private static final int DOUBLES_AMONG = 250_000;

	@Override
	public String name() {
		return "indexes";
	}

	@Override
	public Need need() {
		return Need.ORDERS;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		IndexSurvey survey = new IndexSurvey(server.collections());
		List<Finding> findings = new ArrayList<>();
		for (WantedIndex index : survey.look()) {
			findings.add(judge(index, survey, server));
		}
		survey.harmful()
			.forEach((index) -> findings.add(Finding.warning(index.effect()).remedy(paste(server, index.removal()))));
		return findings;
	}

	private static Finding judge(WantedIndex index, IndexSurvey survey, ConnectedServer server) {
		if (index.presence() == Presence.PRESENT) {
			return Finding.ok("%s has %s".formatted(index.collection(), describe(index)));
		}
		if (index.presence() == Presence.UNKNOWN) {
			return unknown(index, server);
		}
		List<String> doubles = index.isIndispensable() ? survey.doubles(DOUBLES_AMONG) : List.of();
		if (!doubles.isEmpty()) {
			return blocked(index, doubles, server);
		}
		return (index.presence() == Presence.MISSING) ? missing(index, server) : conflicting(index, server);
	}

	private static String describe(WantedIndex index) {
		return (index.isIndispensable() ? "the unique index " : "the index ") + index.key().toJson();
	}

	/** Archiving goes on without that right, so this is no warning. */
	private static Finding unknown(WantedIndex index, ConnectedServer server) {
		Finding finding = Finding
			.info("no right to see whether %s has %s".formatted(index.collection(), describe(index)));
		return index.isIndispensable() ? finding.remedy("// in mongosh, as an administrator: is it there, and unique?\n"
				+ paste(server, "db.getCollection(%s).getIndexes()".formatted(MongoShell.text(index.collection()))))
				: finding;
	}

	private static Finding missing(WantedIndex index, ConnectedServer server) {
		String sentence = "%s lacks %s".formatted(index.collection(), describe(index));
		if (server.settings().indexCreation() == Creation.CREATE_MISSING) {
			return Finding.info(sentence + "; the next archive run creates it, if it may");
		}
		return index.isIndispensable()
				? Finding.failure(sentence + ", and CREATE_INDEXES is false: nothing is archived without it")
					.remedy(paste(server, index.creation()))
				: Finding.warning(sentence + ", and CREATE_INDEXES is false: archiving reads more than it needs to")
					.remedy(paste(server, index.creation()));
	}

	private static Finding blocked(WantedIndex index, List<String> doubles, ConnectedServer server) {
		return Finding
			.failure("%s holds order numbers more than once: %s cannot be built, and nothing is archived without it"
				.formatted(index.collection(), describe(index)))
			.detail("Doubles, the first ten among the first %s archived orders: %s"
				.formatted(Amount.number(DOUBLES_AMONG), String.join(", ", doubles)))
			.remedy(paste(server, withoutDoubles(index, doubles.get(0))));
	}

	private static String[] withoutDoubles(WantedIndex index, String example) {
		List<String> lines = new ArrayList<>();
		String collection = MongoShell.text(index.collection());
		lines.add("// look at each, and delete what is one too many:");
		lines.add("db.getCollection(%s).find({%s: %s})".formatted(collection, index.key().getFirstKey(),
				value(example.replaceFirst(" \\(\\d+ times\\)$", ""))));
		lines.add("db.getCollection(%s).deleteOne({_id: ObjectId('…')})".formatted(collection));
		if (index.inTheWay() != null) {
			lines.add(index.removal());
		}
		lines.add(index.creation());
		return lines.toArray(String[]::new);
	}

	/** Orders without a number are doubles of each other too. */
	private static String value(String number) {
		return number.equals("null") ? number : MongoShell.text(number);
	}

	private static Finding conflicting(WantedIndex index, ConnectedServer server) {
		String sentence = "%s has an index '%s' in the place of %s".formatted(index.collection(), index.inTheWay(),
				describe(index));
		Finding finding = index.isIndispensable() ? Finding.failure(sentence + ", without which nothing is archived")
				: Finding.warning(sentence);
		return finding.remedy(paste(server, index.removal(), index.creation()));
	}

	private static String paste(ConnectedServer server, String... commands) {
		return MongoShell.in(server.connection().target().database(), List.of(commands));
	}

}
