package io.orderarchiver.mongo;

import com.mongodb.ClientSessionOptions;
import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoDatabase;

import org.springframework.dao.support.PersistenceExceptionTranslator;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;
import org.springframework.data.mongodb.core.query.Collation;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Spring Data for counts, summaries and indexes, where speed does not matter. Documents
 * come out as they are: no type is mapped, and {@code _class} is neither written nor
 * believed.
 * <p>
 * No criterion may name an {@code _id}: Spring Data turns a string of 24 hexadecimal
 * digits into an ObjectId there (spring-data-mongodb#4466).
 */
public final class PlainTemplate {

	private PlainTemplate() {
	}

	/**
	 * Spring Data over an open connection.
	 * @param database with its concerns and its time limit, which hold here too
	 * @return operations that throw what the driver throws
	 */
	public static MongoOperations over(MongoDatabase database) {
		MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE,
				new MongoMappingContext());
		converter.setTypeMapper(new DefaultMongoTypeMapper(null));
		converter.afterPropertiesSet();
		return new MongoTemplate(new OpenDatabase(database), converter);
	}

	/**
	 * A query for all documents, to be narrowed.
	 * @return compares strings by their bytes
	 */
	public static Query query() {
		return new Query().collation(Collation.simple());
	}

	/**
	 * The one database that there is.
	 *
	 * @param database an open one
	 */
	private record OpenDatabase(MongoDatabase database) implements MongoDatabaseFactory {

		@Override
		public MongoDatabase getMongoDatabase() {
			return this.database;
		}

		@Override
		public MongoDatabase getMongoDatabase(String name) {
			throw new UnsupportedOperationException("another database: " + name);
		}

		/**
		 * What is retried, told and redacted is known by the driver's types: they are not
		 * wrapped in the first place.
		 */
		@Override
		public PersistenceExceptionTranslator getExceptionTranslator() {
			return (failure) -> null;
		}

		@Override
		public ClientSession getSession(ClientSessionOptions options) {
			throw new UnsupportedOperationException("a session");
		}

		@Override
		public MongoDatabaseFactory withSession(ClientSession session) {
			throw new UnsupportedOperationException("a session");
		}

	}

}
