package io.orderarchiver.run;

import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import io.orderarchiver.archive.keys.Window;
import io.orderarchiver.batch.ArchiveMode;
import io.orderarchiver.batch.ArchiveOptions;
import io.orderarchiver.run.outcome.RunReport;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The later orders are archived already. */
class PartlyFilledArchiveIT extends RunFixture {

	private static final int PAGE = 10;

	private static final int NEW_PAGES = 25;

	private static final int KNOWN_PAGES = 15;

	private static final int ORDERS = (NEW_PAGES + KNOWN_PAGES) * PAGE;

	/** While a page is written, the next ones are under way. */
	private static final int PAGES_UNDER_WAY = 3;

	private final AtomicInteger searchesById = new AtomicInteger();

	private final AtomicInteger lookups = new AtomicInteger();

	private List<Document> orders;

	@BeforeEach
	void placeOrders() {
		this.orders = this.town.place(ORDERS);
		this.archiver = this.archiver.listening(new CommandListener() {
			@Override
			public void commandStarted(CommandStartedEvent event) {
				count(event);
			}
		});
	}

	/** Who archived the later orders. */
	enum Archived {

		BY_THIS_TOOL {
			@Override
			ObjectId id(Document order) {
				return order.getObjectId("_id");
			}
		},

		BY_ANOTHER_TOOL {
			@Override
			ObjectId id(Document order) {
				return new ObjectId();
			}
		};

		abstract ObjectId id(Document order);

	}

	@ParameterizedTest
	@EnumSource
	void archivedOrdersAreDuplicatesWhereverTheyCome(Archived archived) {
		archiveLaterOrders(archived);
		RunReport report = this.archiver.archive(ArchiveHarness.pages(PAGE));
		assertThat(report.total().archived()).isEqualTo(NEW_PAGES * PAGE);
		assertThat(report.total().duplicates()).isEqualTo(KNOWN_PAGES * PAGE);
		assertThat(report.total().rejects()).isZero();
		assertThat(this.town.archive()).hasSize(ORDERS);
	}

	@ParameterizedTest
	@EnumSource
	void searchesAreLeftOutWhileTheyFindNothingAndCalledBackByTheFirstRefusal(Archived archived) {
		archiveLaterOrders(archived);
		this.archiver.archive(ArchiveHarness.pages(PAGE));
		assertThat(this.searchesById).hasValueLessThan(NEW_PAGES + KNOWN_PAGES);
		assertThat(this.lookups).hasValueLessThanOrEqualTo(NEW_PAGES + PAGES_UNDER_WAY);
	}

	@ParameterizedTest
	@EnumSource
	void dryRunFindsThemTooThoughNothingIsRefused(Archived archived) {
		archiveLaterOrders(archived);
		RunReport report = this.archiver.archive(new ArchiveOptions(Window.ALL, ArchiveMode.DRY_RUN, PAGE,
				ArchiveOptions.DEFAULT_MAX_REJECTS, OptionalInt.empty()));
		assertThat(report.total().archived()).isEqualTo(NEW_PAGES * PAGE);
		assertThat(report.total().duplicates()).isEqualTo(KNOWN_PAGES * PAGE);
	}

	private void archiveLaterOrders(Archived archived) {
		collection("Historique").insertMany(this.orders.subList(NEW_PAGES * PAGE, ORDERS)
			.stream()
			.map((order) -> new Document("_id", archived.id(order))
				.append("numero_commande", order.getString("numero_commande"))
				.append("id_commande", order.getObjectId("_id").toHexString()))
			.toList());
	}

	private void count(CommandStartedEvent event) {
		BsonDocument command = event.getCommand();
		switch (event.getCommandName()) {
			case "aggregate" -> this.lookups.addAndGet(isLookup(command) ? 1 : 0);
			case "find" -> this.searchesById.addAndGet(isSearchById(command) ? 1 : 0);
			default -> {
			}
		}
	}

	private static boolean isLookup(BsonDocument command) {
		return command.getArray("pipeline").stream().anyMatch((stage) -> stage.asDocument().containsKey("$lookup"));
	}

	/** What is asked for after a refusal has a longer projection. */
	private static boolean isSearchById(BsonDocument command) {
		return command.getString("find").getValue().equals("Historique")
				&& command.getDocument("filter").containsKey("_id") && command.getDocument("projection").size() == 1;
	}

}
