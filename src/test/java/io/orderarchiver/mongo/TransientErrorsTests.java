package io.orderarchiver.mongo;

import java.io.IOException;
import java.util.stream.Stream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConfigurationException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class TransientErrorsTests {

	private static final ServerAddress SERVER = new ServerAddress("localhost", 27017);

	static Stream<Throwable> mendable() {
		MongoException labelled = new MongoException(1, "anything");
		labelled.addLabel("RetryableWriteError");
		return Stream.of(new MongoSocketOpenException("refused", SERVER, new IOException()),
				new MongoSocketReadTimeoutException("late", SERVER, new IOException()),
				new MongoTimeoutException("no server"),
				new MongoCursorNotFoundException(1,
						BsonDocument.parse("{ok: 0, code: 43, errmsg: 'gone', cursor: {$numberLong: '1'}}"), SERVER),
				answer(10107), answer(11600), answer(64), labelled);
	}

	@ParameterizedTest
	@MethodSource("mendable")
	void aRetryMayMendALostServer(Throwable failure) {
		assertThat(TransientErrors.isTransient(failure)).isTrue();
	}

	static Stream<Throwable> lasting() {
		return Stream.of(answer(13), answer(11000), answer(10334), answer(2),
				new MongoSecurityException(MongoCredential.createCredential("u", "admin", new char[] { 'p' }), "wrong"),
				new MongoConfigurationException("wrong"), new IllegalStateException(), new IOException(),
				new OutOfMemoryError());
	}

	@ParameterizedTest
	@MethodSource("lasting")
	void noRetryMendsARefusal(Throwable failure) {
		assertThat(TransientErrors.isTransient(failure)).isFalse();
	}

	private static MongoCommandException answer(int code) {
		return new MongoCommandException(BsonDocument.parse("{ok: 0, code: %d, errmsg: 'no'}".formatted(code)), SERVER);
	}

}
