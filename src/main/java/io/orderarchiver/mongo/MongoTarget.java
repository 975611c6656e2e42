package io.orderarchiver.mongo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import io.orderarchiver.tls.InvalidAuthorityException;
import io.orderarchiver.tls.SecuredServer;
import io.orderarchiver.tls.TlsFailure;
import io.orderarchiver.tls.TrustedAuthority;
import org.jspecify.annotations.Nullable;

/**
 * The deployment and database that a run works on.
 *
 * @param uri where MongoDB is; may hold a password, so it is never printed
 * @param database the database
 * @param overridden what the URI asks for and does not get, a sentence each
 * @param authority whose certificates are trusted, if not those that the JDK trusts
 */
public record MongoTarget(ConnectionString uri, String database, List<String> overridden,
		Optional<TrustedAuthority> authority) {

	/** The original's database, when neither the URI nor a setting names one. */
	public static final String DEFAULT_DATABASE = "Ubereats";

	/** In the place where they belong, user and password would be taken for secrets. */
	private static final String FORM = "mongodb://host:27017/database?option=value (or mongodb+srv://…), with"
			+ " user:password@ before the host; any of : / ? # [ ] @ % in them must be percent-encoded";

	private static final String NO_CONNECTION_STRING = "MONGODB_URI is no valid connection string. It looks like "
			+ FORM + ".";

	/**
	 * An @ behind the first / or ?: of a password with one of them the driver makes a
	 * host and a database, which are printed.
	 */
	private static final Pattern LATE_AT = Pattern.compile("^[^/]*//[^/?]*[/?].*@");

	/**
	 * Reads the settings.
	 * @param uri a MongoDB connection string
	 * @param databaseSetting the database to use, if set apart from the URI
	 * @return the target
	 * @throws InvalidTargetException if the URI cannot be read or contradicts the
	 * setting; the message holds no part of the URI but its database
	 * @throws ConnectionFailedException if the DNS record of a {@code mongodb+srv} URI
	 * cannot be had
	 */
	public static MongoTarget of(String uri, @Nullable String databaseSetting) {
		ConnectionString parsed = parse(uri.strip());
		String inUri = parsed.getDatabase();
		if (inUri != null && databaseSetting != null && !inUri.equals(databaseSetting)) {
			throw new InvalidTargetException(("MONGODB_URI names the database '%s', but MONGODB_DATABASE says '%s'."
					+ " Make them equal, or leave one of them out.")
				.formatted(inUri, databaseSetting));
		}
		if (databaseSetting != null) {
			requireDatabaseName(databaseSetting);
		}
		String database = (databaseSetting != null) ? databaseSetting : (inUri != null) ? inUri : DEFAULT_DATABASE;
		return new MongoTarget(parsed, database, overridden(parsed), Optional.empty());
	}

	/**
	 * The same target, trusted by its certificate if a private authority has signed it.
	 * @param pem the authority's certificate, or several
	 * @return this target with another trust
	 * @throws InvalidTargetException if the file cannot be read or holds no certificate
	 */
	public MongoTarget trusting(Path pem) {
		TrustedAuthority trusted = authority(pem);
		List<String> sentences = new ArrayList<>(this.overridden);
		if (!Boolean.TRUE.equals(this.uri.getSslEnabled())) {
			sentences.add("MONGODB_CA_FILE is set, but MONGODB_URI asks for no TLS. Add tls=true to it.");
		}
		return new MongoTarget(this.uri, this.database, List.copyOf(sentences), Optional.of(trusted));
	}

	private static TrustedAuthority authority(Path pem) {
		try {
			return TrustedAuthority.read(pem, SecuredServer.MONGODB);
		}
		catch (InvalidAuthorityException ex) {
			throw new InvalidTargetException(String.valueOf(ex.getMessage()));
		}
	}

	/** What a client that found no server has met, if that was TLS. */
	Optional<String> tlsFailure(MongoClient client) {
		TlsFailure failure = new TlsFailure(SecuredServer.MONGODB, this.authority.map(TrustedAuthority::file));
		return client.getClusterDescription()
			.getServerDescriptions()
			.stream()
			.flatMap((server) -> failure.of(server.getException(), server.getAddress().toString()).stream())
			.findFirst();
	}

	private static ConnectionString parse(String uri) {
		if (!uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
			throw new InvalidTargetException(
					"MONGODB_URI does not start with mongodb:// or mongodb+srv://. It looks like " + FORM + ".");
		}
		try {
			if (!LATE_AT.matcher(uri).find()) {
				return new ConnectionString(uri);
			}
		}
		catch (IllegalArgumentException ex) {
			// The driver's message may quote a piece of a badly encoded password.
			throw new InvalidTargetException(NO_CONNECTION_STRING);
		}
		catch (MongoException ex) {
			throw new ConnectionFailedException("The DNS record that MONGODB_URI (mongodb+srv://) refers to cannot be"
					+ " had. Check the host name and the network.");
		}
		throw new InvalidTargetException(NO_CONNECTION_STRING);
	}

	private static void requireDatabaseName(String name) {
		try {
			MongoNamespace.checkDatabaseNameValidity(name);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidTargetException("MONGODB_DATABASE is '" + name
					+ "', but a database's name is not empty and has none of / \\ . \" and space in it.");
		}
	}

	private static List<String> overridden(ConnectionString uri) {
		List<String> overridden = new ArrayList<>();
		ReadPreference preference = uri.getReadPreference();
		if (preference != null && !preference.equals(ReadPreference.primary())) {
			overridden.add("MONGODB_URI asks for readPreference=" + preference.getName()
					+ "; orders are read from the primary all the same: a stale read could lose one.");
		}
		ReadConcern readConcern = uri.getReadConcern();
		if (readConcern != null && !readConcern.equals(ReadConcern.MAJORITY)) {
			overridden.add("MONGODB_URI asks for another read concern; majority is used all the same.");
		}
		WriteConcern writeConcern = uri.getWriteConcern();
		if (writeConcern != null && !"majority".equals(writeConcern.getWObject())) {
			overridden.add("MONGODB_URI asks for w=" + writeConcern.getWObject()
					+ "; every write waits for a majority all the same.");
		}
		overridden.addAll(IgnoredOptions.in(uri));
		overridden.addAll(Compressors.of(uri).ignored());
		return List.copyOf(overridden);
	}

	/**
	 * Names the target in messages, without credentials.
	 * @return database and hosts
	 */
	@Override
	public String toString() {
		return this.database + " on " + String.join(",", this.uri.getHosts());
	}

}
