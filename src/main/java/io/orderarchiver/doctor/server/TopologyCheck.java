package io.orderarchiver.doctor.server;

import java.util.List;

import io.orderarchiver.doctor.finding.Finding;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** A replica set or a sharded cluster, which the watch needs, or neither. */
public final class TopologyCheck implements MongoCheck {

	@Override
	public String name() {
		return "topology";
	}

	@Override
	public Need need() {
		return Need.CONNECTION;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		return List.of(judge(server.hello(), server.isEmbedded()));
	}

	static Finding judge(BsonDocument hello, boolean embedded) {
		if (hello.containsKey("setName")) {
			int members = hello.getArray("hosts", new BsonArray()).size();
			return Finding.ok("replica set %s, %d %s with data".formatted(hello.getString("setName").getValue(),
					members, (members == 1) ? "member" : "members"));
		}
		if (hello.containsKey("msg") && hello.isString("msg") && hello.getString("msg").getValue().equals("isdbgrid")) {
			return Finding.ok("sharded cluster");
		}
		if (embedded) {
			return Finding.info("embedded: no replica set, but with change streams; watch and archive work");
		}
		return Finding.warning("a standalone server: watch needs a replica set; archive, rejects and runs work without")
			.detail("Without other members, an acknowledged write is not safe from the loss of this server.")
			.remedy("""
					# a replica set of one member will do: start mongod with --replSet rs0, then in mongosh, once:
					rs.initiate()
					# and add replicaSet=rs0 to the URI""");
	}

}
