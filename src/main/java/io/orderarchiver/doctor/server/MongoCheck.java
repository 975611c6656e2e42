package io.orderarchiver.doctor.server;

import java.util.List;

import io.orderarchiver.doctor.finding.Finding;

/** A check of one concern that reads MongoDB. */
public interface MongoCheck {

	/** What must be there before a check makes sense; each needs those before it. */
	enum Need {

		CONNECTION,

		/** The server lets this user in. */
		ACCESS,

		/** There is a collection of orders, and each is of a kind that will do. */
		ORDERS

	}

	String name();

	Need need();

	/**
	 * Looks. What the driver throws is told by the caller.
	 */
	List<Finding> look(ConnectedServer server);

}
