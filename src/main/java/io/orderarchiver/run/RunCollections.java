package io.orderarchiver.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.orderarchiver.archive.ArchiveCollections;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.archive.indexes.CollectionDescription;
import io.orderarchiver.archive.indexes.CollectionSurvey;
import io.orderarchiver.archive.indexes.IndexSurvey;
import io.orderarchiver.archive.indexes.UnsuitableCollection;
import io.orderarchiver.run.deployment.Deployment;
import io.orderarchiver.run.deployment.MissingOrdersException;
import io.orderarchiver.run.deployment.Site;
import io.orderarchiver.run.settings.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the collections before a run touches anything: whether they are such as a run
 * can work with, and what about the archive its owner may not know.
 */
final class RunCollections {

	private static final Logger logger = LoggerFactory.getLogger(RunCollections.class);

	private final Deployment deployment;

	private final MongoDatabase database;

	private final CollectionNames names;

	RunCollections(Deployment deployment, CollectionNames names) {
		this.deployment = deployment;
		this.database = deployment.connection().database();
		this.names = names;
	}

	/**
	 * Refuses a database without orders, and collections of the wrong kind.
	 * @throws MissingOrdersException if there is no collection of orders; the message
	 * names what is there
	 * @throws ConfigurationException if one that is there is a view, capped, or of time
	 * series, where that will not do
	 */
	void requireOrders() {
		Map<String, CollectionDescription> found = look();
		if (!found.containsKey(this.names.orders())) {
			throw missingOrders();
		}
	}

	/**
	 * The same where orders may come later: a simulation's name cannot be wrong.
	 * @throws MissingOrdersException if there is no collection of orders
	 * @throws ConfigurationException if one that is there is of the wrong kind
	 */
	void requireOrdersToCome() {
		if (this.deployment.site() == Site.DATABASE) {
			requireOrders();
		}
		else {
			look();
		}
	}

	private Map<String, CollectionDescription> look() {
		CollectionSurvey survey = new CollectionSurvey(this.database, this.names);
		Map<String, CollectionDescription> found = survey.look();
		List<UnsuitableCollection> unsuitable = survey.unsuitable(found);
		if (!unsuitable.isEmpty()) {
			throw new ConfigurationException(
					String.join(" ", unsuitable.stream().map(UnsuitableCollection::sentence).toList()));
		}
		new IndexSurvey(new ArchiveCollections(this.database, this.names)).harmful()
			.forEach((index) -> logger.warn("{} To drop it: {}", index.effect(), index.removal()));
		return found;
	}

	private MissingOrdersException missingOrders() {
		List<String> present = this.database.listCollectionNames().authorizedCollections(true).into(new ArrayList<>());
		return new MissingOrdersException(("The database '%s' has no collection '%s'; it holds: %s. Check"
				+ " MONGODB_DATABASE and the name in MONGODB_URI. To try with generated orders, run: simulate")
			.formatted(this.database.getName(), this.names.orders(),
					present.isEmpty() ? "nothing" : String.join(", ", present)));
	}

}
