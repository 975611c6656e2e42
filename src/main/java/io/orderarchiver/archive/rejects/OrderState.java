package io.orderarchiver.archive.rejects;

/** What has become of an order in its collection. */
public enum OrderState {

	/** It is there, and delivered. */
	DELIVERED,

	/** It is there, but its status is another one. */
	NOT_DELIVERED,

	/** It is not there. */
	DELETED

}
