package io.orderarchiver.doctor.server;

import java.util.List;

import com.mongodb.MongoCommandException;
import io.orderarchiver.doctor.finding.Finding;
import io.orderarchiver.mongo.ErrorCodes;
import io.orderarchiver.mongo.PlainTemplate;

/** Who this program is to MongoDB. */
public final class AuthenticationCheck implements MongoCheck {

	@Override
	public String name() {
		return "authentication";
	}

	@Override
	public Need need() {
		return Need.CONNECTION;
	}

	@Override
	public List<Finding> look(ConnectedServer server) {
		Privileges privileges = Privileges.of(server.run("connectionStatus"));
		if (!privileges.users().isEmpty()) {
			return List.of(Finding.ok("user " + String.join(", ", privileges.users())));
		}
		return List.of(isLetIn(server) ? Finding.info("no user: this server lets everybody in")
				: Finding.failure("the server wants a user, and the URI names none")
					.remedy("""
							# in .env, a user name or password with any of : / ? # [ ] @ %% percent-encoded:
							MONGODB_URI=mongodb://USER:PASSWORD@%s/%s?authSource=admin""".formatted(
							String.join(",", server.connection().target().uri().getHosts()),
							server.connection().target().database())));
	}

	/** A ping needs no user; a read does. */
	private static boolean isLetIn(ConnectedServer server) {
		try {
			server.operations().exists(PlainTemplate.query(), server.settings().collections().orders());
			return true;
		}
		catch (MongoCommandException ex) {
			if (ex.getErrorCode() == ErrorCodes.UNAUTHORIZED) {
				return false;
			}
			throw ex;
		}
	}

}
