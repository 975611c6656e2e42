package io.orderarchiver.tls;

/** A server to which TLS may lead, and what its settings are called. */
public enum SecuredServer {

	/** Where the orders are. */
	MONGODB("MongoDB", "MONGODB_URI", "MONGODB_CA_FILE", "take tls=true out of MONGODB_URI"),

	/** What tells workers of partitions. */
	RABBITMQ("RabbitMQ", "RABBITMQ_URI", "RABBITMQ_CA_FILE", "write amqp:// in RABBITMQ_URI");

	private final String title;

	private final String uri;

	private final String authority;

	private final String withoutTls;

	SecuredServer(String title, String uri, String authority, String withoutTls) {
		this.title = title;
		this.uri = uri;
		this.authority = authority;
		this.withoutTls = withoutTls;
	}

	String title() {
		return this.title;
	}

	/** The setting that names it. */
	String uri() {
		return this.uri;
	}

	/** The setting that names its authority. */
	String authority() {
		return this.authority;
	}

	/** How TLS is not asked for. */
	String withoutTls() {
		return this.withoutTls;
	}

}
