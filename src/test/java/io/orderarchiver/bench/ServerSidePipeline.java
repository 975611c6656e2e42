package io.orderarchiver.bench;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Field;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.MergeOptions;
import io.orderarchiver.archive.CollectionNames;
import io.orderarchiver.order.Delivered;
import io.orderarchiver.order.Dimension;
import io.orderarchiver.order.OrderFields;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * What a database administrator would type: one aggregation that joins each delivered
 * order and merges the result into a collection, all within the server.
 */
final class ServerSidePipeline {

	private static final BsonDocument ARCHIVED = BsonDocument.parse("""
			{
			  numero_commande: 1, id_commande: {$toString: '$_id'},
			  nom_client: '$CLIENT.nom', email_client: '$CLIENT.email', telephone_client: '$CLIENT.telephone',
			  nom_livreur: '$LIVREUR.nom',
			  nom_restaurant: '$RESTAURANT.nom', adresse_restaurant: '$RESTAURANT.adresse',
			  nom_menu: '$MENU.nom', prix_menu: '$MENU.prix',
			  adresse_livraison: 1, 'coût_commande': 1, 'rémunération_livreur': 1, moyen_de_payement: 1, status: 1,
			  date_commande: 1, temps_estimee: 1, date_archivage: '$$NOW', archived_by: {$literal: 'pipeline'}
			}""");

	private ServerSidePipeline() {
	}

	static List<Bson> into(String collection) {
		List<Bson> stages = new ArrayList<>();
		stages.add(Aggregates.match(Filters.eq(OrderFields.STATUS, Delivered.STATUS)));
		List<Field<?>> first = new ArrayList<>();
		for (Dimension dimension : Dimension.values()) {
			stages.add(Aggregates.lookup(CollectionNames.DEFAULT.of(dimension), dimension.reference(), OrderFields.ID,
					dimension.name()));
			first.add(new Field<>(dimension.name(),
					BsonDocument.parse("{v: {$arrayElemAt: ['$%s', 0]}}".formatted(dimension.name())).get("v")));
		}
		stages.add(Aggregates.addFields(first));
		stages.add(Aggregates.project(ARCHIVED));
		stages
			.add(Aggregates.merge(collection, new MergeOptions().whenMatched(MergeOptions.WhenMatched.KEEP_EXISTING)));
		return stages;
	}

}
