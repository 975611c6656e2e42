package io.orderarchiver.mongo;

import java.util.TreeSet;

import com.mongodb.connection.ClusterDescription;
import com.mongodb.connection.ServerDescription;

/** What a deployment calls itself. */
final class ClusterName {

	private ClusterName() {
	}

	static String of(ClusterDescription cluster, MongoTarget target) {
		return cluster.getServerDescriptions()
			.stream()
			.filter(ServerDescription::isReplicaSetMember)
			.filter((server) -> !server.getHosts().isEmpty())
			.findFirst()
			.map((server) -> server.getSetName() + "/" + String.join(",", new TreeSet<>(server.getHosts())))
			.orElseGet(() -> String.join(",", new TreeSet<>(target.uri().getHosts())));
	}

}
