package io.orderarchiver.run;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.orderarchiver.archive.Window;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.testing.TestMongo;
import io.orderarchiver.testing.Town;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Another tool has archived the later orders, under {@code _id}s of its own. */
class ForeignArchiveIT {

	private static final int PAGE = 10;

	private static final int ORDERS = 400;

	private static final int FOREIGN = 150;

	@RegisterExtension
	static final TestMongo mongo = TestMongo.forClass(ForeignArchiveIT.class);

	@TempDir
	Path home;

	private final AtomicInteger searches = new AtomicInteger();

	private Town town;

	private ArchiveHarness archiver;

	@BeforeEach
	void archiveElsewhere() {
		this.town = Town.in(mongo.database());
		this.archiver = ArchiveHarness.of(mongo.uri(), mongo.databaseName(), this.home)
			.listening(new CommandListener() {
				@Override
				public void commandStarted(CommandStartedEvent event) {
					if (isSearchByNumber(event)) {
						ForeignArchiveIT.this.searches.incrementAndGet();
					}
				}
			});
		List<Document> orders = this.town.place(ORDERS);
		mongo.database()
			.getCollection("Historique")
			.insertMany(orders.subList(ORDERS - FOREIGN, ORDERS)
				.stream()
				.map((order) -> new Document("_id", new ObjectId())
					.append("numero_commande", order.getString("numero_commande"))
					.append("id_commande", order.getObjectId("_id").toHexString()))
				.toList());
	}

	@Test
	void ordersThatAnotherToolArchivedAreDuplicatesWhereverTheyCome() {
		RunReport report = this.archiver.archive(ArchiveHarness.pages(PAGE));
		assertThat(report.total().archived()).isEqualTo(ORDERS - FOREIGN);
		assertThat(report.total().duplicates()).isEqualTo(FOREIGN);
		assertThat(report.total().rejects()).isZero();
		assertThat(this.town.archive()).hasSize(ORDERS);
	}

	@Test
	void searchByNumberIsLeftOutWhileItFindsNothing() {
		this.archiver.archive(ArchiveHarness.pages(PAGE));
		int pages = ORDERS / PAGE;
		int foreignPages = FOREIGN / PAGE;
		assertThat(this.searches).hasValueGreaterThanOrEqualTo(foreignPages).hasValueLessThan(pages);
	}

	@Test
	void dryRunFindsThemTooThoughNothingIsRefused() {
		RunReport report = this.archiver.archive(new ArchiveOptions(Window.ALL, ArchiveMode.DRY_RUN, PAGE,
				ArchiveOptions.DEFAULT_MAX_REJECTS, ArchiveHarness.DRY_RUN.maxRate()));
		assertThat(report.total().archived()).isEqualTo(ORDERS - FOREIGN);
		assertThat(report.total().duplicates()).isEqualTo(FOREIGN);
	}

	private static boolean isSearchByNumber(CommandStartedEvent event) {
		return event.getCommandName().equals("find")
				&& event.getCommand().getString("find").getValue().equals("Historique")
				&& event.getCommand().getDocument("filter").containsKey("numero_commande");
	}

}
